from django import forms


class ArticleSearchForm(forms.Form):
    mark_optional = False

    q = forms.CharField(label="Search articles", max_length=100, required=False, widget=forms.SearchInput)
