use super::*;
use crate::words::InEnglish as _;

fn themed(name: &str, text: &str) -> (Theme, Vec<String>) {
    let (theme, mistakes) = Theme::user(name, &TomlSource { name: "t.toml", text });
    (theme, mistakes.iter().map(Mistake::told).collect())
}

/// WCAG 2 relative luminance.
fn luminance(colour: Colour) -> f64 {
    let (r, g, b) = colour.rgb();
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// WCAG 2 contrast ratio, 1 to 21.
fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn black_on_white_has_the_contrast_the_standard_gives() {
    assert!((contrast(Colour::Rgb(0, 0, 0), Colour::Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
    let grey = contrast(Colour::Rgb(0x76, 0x76, 0x76), Colour::Rgb(255, 255, 255));
    assert!((grey - 4.54).abs() < 0.01, "{grey}");
}

#[test]
fn the_shipped_themes_are_without_mistake_and_give_every_role_a_look() {
    for (name, source) in &SHIPPED {
        let (_, mistakes) = file::read(Theme::plain(name), source);
        assert_eq!(mistakes, []);
        let (entries, _) = crate::toml_file::read(source);
        for (_, role) in Role::ALL {
            let written = entries.iter().any(|e| e.path().split('.').next() == Some(role));
            assert!(written, "{name}: {role}");
        }
    }
}

#[test]
fn text_is_legible_on_its_ground() {
    for name in THEMES {
        let theme = Theme::shipped(name).unwrap();
        // The light theme has the terminal's own ground; it is made for white.
        let ground = match name {
            "light" => Colour::Rgb(255, 255, 255),
            _ => theme.look(Role::Text).bg.unwrap_or(Colour::Rgb(0, 0, 0)),
        };
        for (role, role_name) in Role::ALL {
            let look = theme.full(*role);
            // Colours of the palette are the reader's own.
            let Some(ink @ Colour::Rgb(..)) = look.fg else { continue };
            let ratio = contrast(ink, look.bg.unwrap_or(ground));
            let least = match role {
                Role::Rule => 1.5,
                Role::Dim | Role::Read => 3.0,
                _ => 4.5,
            };
            assert!(ratio >= least, "{name}: {role_name} {ratio:.2}");
        }
    }
}

#[test]
fn colour_alone_carries_no_meaning() {
    for name in THEMES {
        let theme = Theme::shipped(name).unwrap();
        let shown = |role| {
            let look = theme.look(role);
            look.bold || look.underline || look.reverse
        };
        let telling = [
            Role::Headline,
            Role::Subhead,
            Role::Link,
            Role::Selected,
            Role::SelectedInactive,
            Role::Match,
            Role::CurrentMatch,
            Role::Error,
            Role::Doubt,
        ];
        for role in telling {
            assert!(shown(role), "{name}: {role:?}");
        }
        assert!(theme.look(Role::Selected).bold && theme.look(Role::Link).underline);
        assert!(theme.look(Role::Match).reverse && theme.look(Role::CurrentMatch).reverse);
        assert_ne!(theme.look(Role::Match), theme.look(Role::CurrentMatch));
    }
}

#[test]
fn without_colours_every_theme_is_mono() {
    let mono = Theme::shipped("mono").unwrap();
    for name in THEMES {
        let bare = Theme::shipped(name).unwrap().degrade(ColourDepth::None);
        for (role, _) in Role::ALL {
            assert_eq!(bare.look(*role), mono.look(*role));
            assert_eq!((bare.look(*role).fg, bare.look(*role).bg), (None, None));
        }
        assert_eq!(bare.name(), name);
    }
}

#[test]
fn nothing_vanishes_into_its_ground_where_colours_are_few() {
    for (name, depth) in
        THEMES.iter().flat_map(|n| [ColourDepth::Ansi, ColourDepth::Indexed].map(|d| (n, d)))
    {
        let theme = Theme::shipped(name).unwrap().degrade(depth);
        for (role, role_name) in Role::ALL {
            let look = theme.full(*role);
            if let (Some(fg), Some(bg)) = (look.fg, look.bg) {
                assert_ne!(fg, bg, "{name}: {role_name}");
                assert!(!matches!(fg, Colour::Rgb(..)));
            }
        }
    }
}

#[test]
fn a_user_s_theme_builds_on_the_one_it_names() {
    let (theme, mistakes) =
        themed("mine", "base = \"sepia\"\nheadline = { fg = \"red\", bold = false }\n");
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(theme.name(), "mine");
    assert_eq!(theme.look(Role::Headline), Look { fg: Some(Colour::Ansi(1)), ..Look::default() });
    assert_eq!(theme.look(Role::Text), Theme::shipped("sepia").unwrap().look(Role::Text));
}

#[test]
fn a_file_of_a_shipped_name_changes_that_theme_role_by_role() {
    let (theme, _) = themed("light", "link.fg = \"default\"\n");
    let light = Theme::shipped("light").unwrap();
    assert_eq!(theme.look(Role::Link), Look { fg: None, ..light.look(Role::Link) });
    assert_eq!(theme.look(Role::Error), light.look(Role::Error));
}

#[test]
fn a_role_without_colours_has_those_of_the_text() {
    let (theme, _) = themed("mine", "text = { fg = 250, bg = 17 }\nmatch = { fg = 1 }\n");
    let look = theme.full(Role::Match);
    assert_eq!((look.fg, look.bg), (Some(Colour::Ansi(1)), Some(Colour::Ansi(17))));
    assert!(look.reverse);
}

#[test]
fn an_unknown_theme_names_the_nearest() {
    let error = Theme::shipped("seppia").unwrap_err().mistake().told();
    assert_eq!(error, "there is no theme \"seppia\"; did you mean \"sepia\"?");
    let error = Theme::shipped("zzz").unwrap_err().mistake().told();
    assert!(error.contains("dark, light, sepia, contrast, mono"), "{error}");
}

/// The ground that a theme is made for, where it takes the terminal's own, and
/// the ink on it.
fn assumed(name: &str) -> (Colour, Colour) {
    match name {
        "light" => (Colour::Rgb(0, 0, 0), Colour::Rgb(255, 255, 255)),
        // The ground of a dark terminal is seldom lighter than this.
        _ => (Colour::Rgb(0xd4, 0xd4, 0xd4), Colour::Rgb(0x1e, 0x1e, 0x1e)),
    }
}

#[test]
fn what_may_be_pressed_next_is_readable_in_every_theme() {
    for (name, depth) in THEMES
        .iter()
        .flat_map(|name| [ColourDepth::Rgb, ColourDepth::Indexed].map(|depth| (name, depth)))
    {
        let theme = Theme::shipped(name).unwrap().degrade(depth);
        for role in [Role::Hint, Role::Accent] {
            let look = theme.full(role);
            let (ink, ground) = assumed(name);
            let ratio = contrast(look.fg.unwrap_or(ink), look.bg.unwrap_or(ground));
            assert!(ratio >= 4.5 && !look.dim, "{name} {depth:?}: {role:?} {ratio:.2}");
        }
    }
}
