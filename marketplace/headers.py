"""What every answer tells the browser; settings import these, so nothing here may import Django's settings."""

# No 'unsafe-…', no other origin. Trusted Types keep strings out of the page's sinks.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["fragment"],
    }
}

# Django's admin writes strings into its pages (jQuery does), so there, and only there, the policy goes without these.
TRUSTED_TYPES = ["require-trusted-types-for", "trusted-types"]

# Passkeys need publickey-credentials-*; everything else that a page could ask for is off.
PERMISSIONS_POLICY = {
    "accelerometer": [],
    "autoplay": [],
    "camera": [],
    "display-capture": [],
    "encrypted-media": [],
    "fullscreen": [],
    "geolocation": [],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "picture-in-picture": [],
    "publickey-credentials-create": "self",
    "publickey-credentials-get": "self",
    "screen-wake-lock": [],
    "usb": [],
    "xr-spatial-tracking": [],
}

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Those that no other middleware writes.
OTHERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
