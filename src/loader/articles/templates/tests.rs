//! Marks of Jekyll, Hexo and Hugo.

use super::*;

fn read(text: &str) -> (String, Vec<String>) {
    let read = resolve(text);
    (read.text.into_owned(), read.aside)
}

#[test]
fn pictures_and_films_are_what_they_stand_for() {
    for mark in [
        "{{< figure src=\"/i/f.png\" caption=\"The ferry\" attr=\"Ada\" >}}",
        "  {{% figure\n  src=/i/f.png\n  caption='The ferry' attr=`Ada` %}}",
        "{% include figure.html url=\"{{ site.baseurl }}/i/f.png\" description=\"The ferry\" credit=\"Ada\" %}",
        "{%- include responsive-image image_path=\"/i/f.png\" caption = \"The ferry\" attr=\"Ada\" -%}",
    ] {
        let (html, aside) = read(&format!("One.\n{mark}\nTwo.\n"));
        let expected = "<figure><img src=\"/i/f.png\" alt=\"\"><figcaption>The ferry<span \
                        class=\"credit\">Ada</span></figcaption></figure>";
        assert!(html.contains(expected), "{mark}: {html}");
        assert!(html.starts_with("One.\n") && html.ends_with("\n\nTwo.\n"), "{html:?}");
        assert!(aside.is_empty(), "{mark}: {aside:?}");
    }
    let octopress = read("{% img left /i/f.png 300 200 %}").0;
    assert!(octopress.contains("src=\"/i/f.png\""), "{octopress}");
    for (mark, address) in [
        ("{{< youtube abc >}}", "https://www.youtube.com/watch?v=abc"),
        ("{{< youtube id=\"abc\" title=\"T\" >}}", "https://www.youtube.com/watch?v=abc"),
        ("{% include youtubePlayer.html id=\"abc\" %}", "https://www.youtube.com/watch?v=abc"),
        ("{% include video id=\"7\" provider=\"vimeo\" %}", "https://vimeo.com/7"),
        ("{% youtube https://youtu.be/abc %}", "https://youtu.be/abc"),
        ("{{< video src=\"a.mp4\" >}}", "a.mp4"),
    ] {
        let html = read(mark).0;
        assert!(html.contains(&format!("<video src=\"{address}\" title=\"")), "{mark}: {html}");
    }
}

#[test]
fn other_marks_stand_beside_the_text_and_those_in_a_line_stay() {
    let text = "{% include toc.html %}\nOne {{ site.title }} and {% post_url x %}.\n\
                {% if page.a %} {% include b.html %} {% endif %}\n{{% notice tip %}}\nTwo.\n\
                {{% /notice %}}\n{% comment %}\nTo nobody.\n{% endcomment %}\n{{ content }}\n";
    let (kept, aside) = read(text);
    assert_eq!(kept, "One {{ site.title }} and {% post_url x %}.\nTwo.\n{{ content }}\n");
    assert_eq!(
        aside,
        [
            "{% include toc.html %}",
            "{% if page.a %}",
            "{% include b.html %}",
            "{% endif %}",
            "{{% notice tip %}}",
            "{{% /notice %}}",
            "{% comment %}\nTo nobody.\n{% endcomment %}",
        ]
    );
    // A picture of which nobody knows where it is.
    for unknown in ["{% include image.html %}", "{% include image.html src=\"{{ page.i }}\" %}"] {
        assert_eq!(read(unknown), (String::new(), vec![unknown.to_owned()]));
    }
}

#[test]
fn code_and_what_is_raw_keep_what_is_inside() {
    let code =
        "One.\n{% highlight ruby %}\nputs `a` ```\n  {% include x %}\n{% endhighlight %}\nTwo.\n";
    assert_eq!(
        read(code),
        ("One.\n\n\n````\nputs `a` ```\n  {% include x %}\n````\n\nTwo.\n".into(), vec![])
    );
    let inside = read("See {{ x }} {% highlight ruby %}\nputs 1\n{% endhighlight %}\n").0;
    assert_eq!(inside, "See {{ x }} \n\n\n```\nputs 1\n```\n\n");
    assert_eq!(read("{{< highlight go >}}x{{< /highlight >}}\n").0, "```\nx\n```\n\n");
    let raw = "{% raw %}\n{% include x %}\n{% endraw %}\nOne {% raw %}{{ a }}{% endraw %}.\n\
               ```\n{% raw %}\n{% include y %}\n{%- endraw -%}\n```\n{% include z %}\n";
    assert_eq!(
        read(raw),
        (
            "{% include x %}\nOne {{ a }}.\n```\n{% include y %}\n```\n".into(),
            vec!["{% include z %}".to_owned()]
        )
    );
    let shown = "{{</* figure src=\"a.png\" */>}}\n~~~\n{{< youtube abc >}}\n~~~\n";
    assert_eq!(read(shown).0, "{{< figure src=\"a.png\" >}}\n~~~\n{{< youtube abc >}}\n~~~\n");
}

#[test]
fn marks_that_never_end_stay_and_take_no_time_by_their_square() {
    for open in ["{% highlight x\n", "{{< figure src=\n\n", "{% \n", "{%%}\n", "{{<>}}\n"] {
        let text = format!("{open}One.\n");
        assert!(read(&text).0.contains("One."), "{text}");
    }
    assert_eq!(
        read("{% highlight x %}\nOne.\n"),
        ("One.\n".into(), vec!["{% highlight x %}".into()])
    );
    let begun = std::time::Instant::now();
    for part in ["{% highlight x %}\n", "{%", "{%\n", "{% raw", "{% a %} ", "`{{<"] {
        let text = part.repeat((1 << 20) / part.len());
        let (kept, aside) = read(&text);
        assert!(kept.len() + aside.len() > 1000, "{part}");
    }
    assert!(begun.elapsed().as_secs() < 15, "{:?}", begun.elapsed());
}
