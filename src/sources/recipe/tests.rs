use proptest::prelude::*;

use super::*;

/// A recipe with these lines in its class.
fn recipe(body: &str) -> Recipe {
    read(&format!("class Paper(BasicNewsRecipe):\n    title = 'Paper'\n{body}\n")).unwrap()
}

/// Its feeds, as `title=url`.
fn feeds(recipe: &Recipe) -> Vec<String> {
    let title = |feed: &RecipeFeed| feed.title.as_deref().unwrap_or("-").to_owned();
    recipe.feeds.iter().map(|feed| format!("{}={}", title(feed), feed.url)).collect()
}

const A: &str = "A=http://a.example/";
const B: &str = "B=http://b.example/";

#[test]
fn feeds_are_read_in_every_way_people_write_them() {
    for (body, expected) in [
        ("    feeds = [('A', 'http://a.example/'), ('B', 'http://b.example/')]", [A, B]),
        // Lists for pairs, prefixes, both quotes, a comma after the last.
        ("    feeds = [[u'A', ur\"http://a.example/\"], [b'B', 'http://b.example/'],]", [A, B]),
        // Over lines, with comments in between and one feed put out of use.
        (
            "    feeds = [\n        # the first\n        ('A', 'http://a.example/'),  # (a)\n        \
             # ('X', 'http://x.example/'),\n('B',\n     'http://b.example/')\n    ]",
            [A, B],
        ),
        // A tuple, with brackets and without.
        ("    feeds = (('A', 'http://a.example/'), ('B', 'http://b.example/'))", [A, B]),
        ("    feeds = ('A', 'http://a.example/'), ('B', 'http://b.example/')", [A, B]),
        // Strings side by side, and joined.
        ("    feeds = [('A', 'http://a.' 'example/'), ('B', ('http://b'\n '.example/'))]", [A, B]),
        ("    feeds = [('A', 'http://a.' + 'example/')] + [('B', 'http://b.example/')]", [A, B]),
        // Translated titles, three quotes, escapes.
        (
            "    feeds = [(_('A'), '''http://a.example/'''), (u'\\x42', \"http://b.example/\")]",
            [A, B],
        ),
        // Names of the class and a list that is made elsewhere.
        (
            "    base = 'http://a.example/'\n    feeds = [('A', base), ('B', 'http://b.example/')]",
            [A, B],
        ),
        (
            "    mine = [('A', 'http://a.example/'), ('B', 'http://b.example/')]\n    feeds = mine",
            [A, B],
        ),
        // Put together a line at a time.
        (
            "    feeds = []\n    feeds.append(('A', 'http://a.example/'))\n    \
             feeds += [('B', 'http://b.example/')]",
            [A, B],
        ),
        (
            "    feeds = [('A', 'http://a.example/')]\n    feeds.extend([('B', 'http://b.example/')])",
            [A, B],
        ),
        // Formats.
        (
            "    h = 'example'\n    feeds = [('A', 'http://a.%s/' % h), ('B', f'http://b.{h}/')]",
            [A, B],
        ),
        // Annotated, and two names at once.
        ("    feeds: list = [('A', 'http://a.example/'), ('B', 'http://b.example/')]", [A, B]),
        ("    x = feeds = [('A', 'http://a.example/'), ('B', 'http://b.example/')]; y = 1", [A, B]),
        // A backslash, tabs, Windows.
        ("    feeds = \\\n [('A', 'http://a.example/'),\t('B', 'http://b.example/')]\r", [A, B]),
        // An address with white space around it, and `feed:`.
        ("    feeds = [('A ', ' http://a.example/ '), ('B', 'feed://b.example/')]", [A, B]),
        // Later lines win; what stands under a condition does not.
        (
            "    feeds = [('X', 'http://x.example/')]\n    feeds = [('A', 'http://a.example/'), \
             ('B', 'http://b.example/')]\n    if x:\n        feeds = []",
            [A, B],
        ),
    ] {
        let read = recipe(body);
        assert_eq!(feeds(&read), expected, "{body}");
        assert_eq!((read.not_static, read.left), (None, vec![]), "{body}");
    }
}

#[test]
fn addresses_without_titles_are_feeds() {
    let read = recipe(
        "    feeds = ['http://a.example/', ('http://b.example/',), (None, 'http://c.example/')]",
    );
    assert_eq!(feeds(&read), ["-=http://a.example/", "-=http://b.example/", "-=http://c.example/"]);
}

#[test]
fn names_of_the_module_are_known_and_functions_are_not_looked_into() {
    let text = "#!/usr/bin/env python\n# vim:fileencoding=utf-8\n'''A paper.'''\nimport re\n\
                ROOT = 'http://a.example/'\nFEEDS = [('A', ROOT)]\n\n\
                def other():\n    FEEDS = []\n    return FEEDS\n\n\
                class Helper(object):\n    x = 1\n\n\
                class Paper(BasicNewsRecipe):\n    title = u'Paper'\n    feeds = FEEDS\n\n    \
                def help(self):\n        feeds = []\n        title = 'no'\n";
    let read = read(text).unwrap();
    assert_eq!((feeds(&read), read.title.as_deref()), (vec![A.to_owned()], Some("Paper")));
}

#[test]
fn what_makes_its_own_list_is_not_static_and_says_why() {
    for method in LISTS {
        let body = format!(
            "    feeds = [('A', 'http://a.example/')]\n    def {method}(self):\n        pass"
        );
        assert_eq!(recipe(&body).not_static, Some(NotStatic::Method(method)));
    }
    for body in [
        "    pass",
        "    feeds = []",
        "    feeds = sorted([('A', 'http://a.example/')])",
        "    feeds = [(x, 'http://' + x) for x in ('a', 'b')]",
        "    feeds = [('A', 'http://a.example/')] if x else []",
        "    feeds = [('A', path), ('B', 'file:///etc/passwd')]",
    ] {
        assert_eq!(recipe(body).not_static, Some(NotStatic::NoFeeds), "{body}");
    }
    assert_eq!(super::read("import os\nfeeds = ['http://a.example/']\n"), None, "no recipe");
}

#[test]
fn a_feed_that_only_running_would_tell_costs_itself_alone() {
    let read = recipe(
        "    feeds = [('A', 'http://a.example/'), ('X', today()), ('B', 'http://b.example/')]",
    );
    assert_eq!(
        (feeds(&read), read.left),
        (vec![A.to_owned(), B.to_owned()], vec![LeftOut::Feeds(1)])
    );
}

#[test]
fn settings_are_taken_over() {
    let read = recipe(
        "    description = _('News \"of\" the day')\n    language = 'en_GB'\n    oldest_article = 1.5\n    \
         max_articles_per_feed = 5 * 20\n    encoding = 'cp1252'\n    needs_subscription = 'optional'\n    \
         auto_cleanup = True\n    masthead_url = 'http://a.example/x.png'\n    \
         feeds = ['http://ann:hush@a.example/']\n    def print_version(self, url):\n        return url",
    );
    assert_eq!(read.description.as_deref(), Some("News \"of\" the day"));
    assert_eq!(read.lang, LangTag::new("en-GB"));
    assert_eq!((read.oldest, read.most, read.subscription), (Some(2), Some(100), None));
    assert_eq!(read.extraction.encoding.as_deref(), Some("cp1252"));
    assert_eq!(read.left, [LeftOut::Code("print_version"), LeftOut::Setting("auto_cleanup")]);
    let source = &read.sources()[0];
    assert_eq!((source.url.as_str(), source.user.as_deref()), ("http://a.example/", Some("ann")));
    assert_eq!((source.oldest, source.most, source.kind), (Some(2), Some(100), SourceKind::Feed));
    assert_eq!(recipe("    needs_subscription = True").subscription, Some(true));
    let odd = recipe(
        "    oldest_article = -1\n    max_articles_per_feed = 0\n    encoding = 'no such'\n    language = None",
    );
    assert_eq!((odd.oldest, odd.most, odd.lang, odd.extraction.encoding), (None, None, None, None));
}

/// The elements that a recipe keeps or removes, as `sources.toml` has them.
fn elements(selectors: &[crate::sources::Selector]) -> Vec<String> {
    selectors.iter().map(crate::sources::selector::write).collect()
}

#[test]
fn elements_to_keep_and_to_remove_are_taken_over() {
    let read = recipe(
        "    keep_only_tags = [\n        dict(name='div', attrs={'class': ['a', 'b c']}),\n        \
         dict(id='main'), {'name': ['h1', 'H2']}, classes('x y'), dict(attrs='lead'),\n        \
         dict(name='p', attrs={'itemprop': True}),\n    ]\n    \
         remove_tags = [dict(name='script'), dict(attrs={'class': lambda x: x and 'ad' in x}),\n        \
         dict(name=re.compile('h[1-6]')), dict(attrs={'id': re.compile('^ad')}), classes('share')]\n    \
         remove_tags_after = dict(id='end')",
    );
    assert_eq!(
        elements(&read.extraction.keep),
        ["div.a", "div.b.c", "#main", "h1, h2", ".x, .y", ".lead", "p[itemprop]"]
    );
    assert_eq!(elements(&read.extraction.remove), ["script", ".share"]);
    let left = [LeftOut::Elements("remove_tags"), LeftOut::Elements("remove_tags_after")];
    assert_eq!(read.left, left);
}

#[test]
fn where_not_all_that_is_kept_is_known_all_of_the_page_is() {
    let read = recipe("    keep_only_tags = [dict(id='a'), dict(id=re.compile('b'))]");
    assert_eq!((read.extraction.keep.len(), read.left.len()), (0, 1));
    let one = recipe("    keep_only_tags = dict(id='a')\n    remove_tags = None");
    assert_eq!((elements(&one.extraction.keep), one.left), (vec!["#a".to_owned()], vec![]));
}

#[test]
fn text_that_doubles_itself_ends_soon() {
    let mut body = "    a0 = 'x' 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n".to_owned();
    for n in 1..200 {
        let old = n - 1;
        let lines = [format!("a{n} = a{old} + a{old}"), format!("b{n} = [a{n}, [a{n}], b{old}]")];
        body += &lines.map(|line| ["    ", &line, "\n"].concat()).concat();
    }
    let begun = std::time::Instant::now();
    recipe(&body);
    for deep in ["(", "[", "{'a':", "-", "f(", "a[", "1 % "] {
        recipe(&format!("    feeds = {}", deep.repeat(50_000)));
    }
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        let _ = read(&text);
    }

    #[test]
    fn no_python_makes_it_panic(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "class A(BasicNewsRecipe):", "\n", "    ", "feeds", " = ", "[", "]", "(", ")", "{", "}",
                ",", ":", "'a'", "u'", "'''", "\"", "\\", "%", "+", "*", ".", "append", "dict", "attrs=",
                "lambda x: x", "for x in y", "if", "#", "def parse_index(self):", "1", "-", "f'{a}{'",
                "河", "\u{feff}", "\t", "name", "remove_tags", "keep_only_tags", "r'\\", "x[0]", ";", "+=",
            ]),
            0..60,
        )
    ) {
        let text = parts.concat();
        let _ = read(&text);
        let _ = read(&format!("class A(BasicNewsRecipe):\n    feeds = {text}"));
        let _ = read(&format!("class A(BasicNewsRecipe):\n    remove_tags = {text}"));
    }
}

#[test]
fn slips_in_addresses_are_mended_as_far_as_they_are_plain() {
    for (slip, url) in [
        ("hhttp://a.example/x.xml", "http://a.example/x.xml"),
        ("[url]http://a.example/x.xml[/url]", "http://a.example/x.xml"),
        ("a.example/x", "http://a.example/x"),
        ("News://a.example/x", "http://a.example/x"),
    ] {
        assert_eq!(feeds(&recipe(&format!("    feeds = ['{slip}']"))), [format!("-={url}")]);
    }
    for other in ["file:///etc/passwd", "ftp://a.example/x", "nothing", "/a/b.c", "javascript:a.b"]
    {
        assert_eq!(
            feeds(&recipe(&format!("    feeds = ['{other}']"))),
            [] as [String; 0],
            "{other}"
        );
    }
}

#[test]
fn settings_that_mean_nothing_here_are_told_and_those_that_are_off_are_not() {
    let text = "class P(BasicNewsRecipe):\n    feeds = ['http://a.example/rss']\n    \
        auto_cleanup = True\n    use_embedded_content = False\n    recursions = 2\n    \
        extra_css = 'p {}'\n";
    let left = read(text).unwrap().left;
    assert_eq!(left, [LeftOut::Setting("auto_cleanup"), LeftOut::Setting("recursions")]);
}
