"""Reading what people write in Swedish: words and their endings, names, numbers, sentences, how goals are put.

What it knows of the language stands in `wordlists/`, in text that anyone can add to; `words` reads them.
"""
