from django import forms


class ArticleSearchForm(forms.Form):
    q = forms.CharField(label="Search articles", max_length=100, required=False)
