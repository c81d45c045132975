"""Letters that look like others: the part of Unicode's table of confusables that Latin words are written with."""

SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ"
# Latin letters of another cut, and those with a stroke or a hook, which Unicode does not take apart.
OF_LATIN = str.maketrans(SMALL_CAPITALS + "ıɑɡɛʋøłđħŧƀɨƚɓɗƙɱ", "abcdefghijklmnopqrstuvwyziagevoldhtbilbdkm")
# By their small forms: Cyrillic, Greek, Armenian and Coptic. Cherokee and Lisu look like capitals.
ALIKE = {
    "авекмнорстухіјѕԁһԛԝӏгпьѵүԍҽ": "abekmhopctyxijsdhqwlrnbvyge",
    "αορνικτυχεηϲϳγ": "aopviktuxencjy",
    "օսհոզցյⲟⲥⲣⲭ": "ouhnqgjocpx",
    "ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᎽᎾᏀᏂᏃᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏳᏴ": "drtiyajewmhyoghzbrwsvslcpkdgb",
    "ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ": "bpdtgkjczfmnlsrvhwxyaeiou",
}
OF_OTHERS = str.maketrans("".join(ALIKE).lower(), "".join(ALIKE.values()))
# Greek capitals that look like another letter than their small form does.
OF_CAPITALS = str.maketrans("ΒΖΗΜΝΥ", "bzhmny")
# White on black, in circles and in squares: signs, which Unicode does not take apart either.
OF_SIGNS = {start + n: chr(ord("A") + n) for start in (0x1F150, 0x1F170) for n in range(26)}
# A 1 stands for either of two. Other digits stand for no letter: base64 and oauth2 are names.
OF_DIGITS = {one: str.maketrans("013457", f"o{one}east") for one in "il"}


def looks_latin(letter: str) -> bool:
    """Whether it is taken for a Latin letter and is none; strokes and hooks are left out, as languages have them."""
    return ord(letter) in OF_CAPITALS or ord(letter.lower()) in OF_OTHERS or letter in SMALL_CAPITALS
