#!/usr/bin/env python3
"""Sets an RSS feed as an edition in the native format, to measure newsprint with.

usage: native_corpus.py FEED.rss FOLDER [ARTICLES_PER_PAGE]

Every item becomes an article: its title a headline, its author a byline, the
paragraphs (<p>) of its content the body. A page holds 100 articles unless
said otherwise.
"""
import html
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
# What Markdown would take for markup.
MARKUP = re.compile(r"([\\`*_{}\[\]<>#|^~&!])")


def paragraphs(body: str):
    for paragraph in re.findall(r"<p>(.*?)</p>", body, re.S):
        text = " ".join(html.unescape(paragraph).split())
        text = MARKUP.sub(r"\\\1", text)
        # A list item or a signature by accident.
        yield re.sub(r"^(\d+)([.)])|^([-+])", lambda m: (m[1] or "") + "\\" + (m[2] or m[3]), text)


def main(feed: str, folder: str, per_page: str = "100"):
    root = pathlib.Path(folder)
    (root / "pages").mkdir(parents=True, exist_ok=True)
    channel = ET.parse(feed).getroot().find("channel")
    items = channel.findall("item")
    step = int(per_page)
    manifest = ['format = 1', 'date = "2026-01-01"', "", "[paper]",
                f'title = "{channel.findtext("title")}"', 'lang = "zh-Hans"']
    for number, start in enumerate(range(0, len(items), step), 1):
        name = f"{number:02d}"
        manifest += ["", "[[page]]", f'id = "{name}"', f'name = "{name}版"', f'file = "pages/{name}.md"']
        with open(root / "pages" / f"{name}.md", "w", encoding="utf-8") as page:
            for item in items[start:start + step]:
                title = " ".join(item.findtext("title").split())
                page.write(f"# {title}\n")
                page.write(f"by: {item.findtext('author')}\n\n")
                page.write("\n\n".join(paragraphs(item.findtext(CONTENT))) + "\n\n")
    (root / "edition.toml").write_text("\n".join(manifest) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
