//! Where data, configuration and cache live.

use std::ffi::OsString;
use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// Places the reader named, which go before those of the system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// `--data-dir`, or `NEWSPRINT_DATA_DIR`.
    pub data: Option<PathBuf>,
    /// `--config`, or `NEWSPRINT_CONFIG`.
    pub config: Option<PathBuf>,
    /// `NEWSPRINT_CACHE_DIR`.
    pub cache: Option<PathBuf>,
}

/// The directories newsprint uses. They are made when something is written to
/// them (see [`make_dir`]), not before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directories {
    data: Option<PathBuf>,
    config: Option<PathBuf>,
    cache: Option<PathBuf>,
    /// Why one of the system's places is not there.
    reason: NoHome,
}

/// There is no place for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceError {
    /// For bookmarks and positions.
    Data(NoHome),
    /// For the configuration.
    Config(NoHome),
    /// For what can be made again.
    Cache(NoHome),
}

/// Why the system has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoHome {
    /// HOME is not set, and the user has no home directory.
    Unset,
    /// HOME is no absolute path.
    Relative,
}

impl Overrides {
    /// Takes from the environment what was not given on the command line; an
    /// empty variable counts as not set.
    #[must_use]
    pub fn or_env(self, variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let named = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        Self {
            data: self.data.or_else(|| named("NEWSPRINT_DATA_DIR")),
            config: self.config.or_else(|| named("NEWSPRINT_CONFIG")),
            cache: self.cache.or_else(|| named("NEWSPRINT_CACHE_DIR")),
        }
    }
}

impl Directories {
    /// The places named, and else those of the system: on Linux
    /// `$XDG_DATA_HOME`, `$XDG_CONFIG_HOME` and `$XDG_CACHE_HOME`, or their
    /// defaults under the home directory (XDG Base Directory Specification).
    #[must_use]
    pub fn find(named: Overrides) -> Self {
        Self::with(named, ProjectDirs::from("", "", "newsprint").as_ref())
    }

    fn with(named: Overrides, system: Option<&ProjectDirs>) -> Self {
        // A relative HOME would be another in each working directory.
        let is_there = |dir: &PathBuf| dir.is_absolute();
        let of = |dir: fn(&ProjectDirs) -> &Path| {
            system.map(|dirs| dir(dirs).to_owned()).filter(is_there)
        };
        let reason = match system {
            Some(_) => NoHome::Relative,
            None => NoHome::Unset,
        };
        Self {
            reason,
            data: named.data.or_else(|| of(ProjectDirs::data_dir)),
            config: named.config.or_else(|| of(ProjectDirs::config_dir)),
            cache: named.cache.or_else(|| of(ProjectDirs::cache_dir)),
        }
    }

    /// Where bookmarks, positions and editions are kept.
    ///
    /// # Errors
    /// When the user has no home directory and none was named.
    pub fn data(&self) -> Result<&Path, PlaceError> {
        self.data.as_deref().ok_or(PlaceError::Data(self.reason))
    }

    /// Where the user's configuration is.
    ///
    /// # Errors
    /// When the user has no home directory and none was named.
    pub fn config(&self) -> Result<&Path, PlaceError> {
        self.config.as_deref().ok_or(PlaceError::Config(self.reason))
    }

    /// Where things are kept that can be made again.
    ///
    /// # Errors
    /// When the user has no home directory and none was named.
    pub fn cache(&self) -> Result<&Path, PlaceError> {
        self.cache.as_deref().ok_or(PlaceError::Cache(self.reason))
    }
}

/// Makes a directory with those above it, for its owner only where the system
/// can say so (mode 0700). One that exists is left as it is.
///
/// # Errors
/// When it cannot be made, or something else has its name.
pub fn make_dir(dir: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish;

    fn env(name: &str) -> Option<OsString> {
        match name {
            "NEWSPRINT_DATA_DIR" => Some("/env/data".into()),
            "NEWSPRINT_CACHE_DIR" => Some("".into()),
            _ => None,
        }
    }

    #[test]
    fn the_command_line_goes_before_the_environment_and_that_before_the_system() {
        let named = Overrides { config: Some("/given".into()), ..Overrides::default() };
        let system = ProjectDirs::from_path("newsprint".into()).unwrap();
        let places = Directories::with(named.or_env(env), Some(&system));
        assert_eq!(places.data().unwrap(), Path::new("/env/data"));
        assert_eq!(places.config().unwrap(), Path::new("/given"));
        assert_eq!(places.cache().unwrap(), system.cache_dir());
        let given = Overrides { data: Some("/mine".into()), ..Overrides::default() };
        assert_eq!(given.or_env(env).data.as_deref(), Some(Path::new("/mine")));
    }

    #[test]
    fn without_a_home_the_way_out_is_named_and_a_named_place_works() {
        let places = Directories::with(Overrides::default(), None);
        assert_eq!(
            places.data().unwrap_err().told(),
            "no place for bookmarks and positions: HOME is not set, and this user has no home \
             directory; name one with --data-dir"
        );
        let named = Overrides { data: Some("/mine".into()), ..Overrides::default() };
        let places = Directories::with(named, None);
        assert_eq!(places.data().unwrap(), Path::new("/mine"));
        assert!(places.config().is_err());
    }

    #[cfg(unix)]
    #[test]
    fn directories_are_made_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::TempDir::new().unwrap();
        let deep = dir.path().join("a/b");
        make_dir(&deep).unwrap();
        make_dir(&deep).unwrap();
        for made in [dir.path().join("a"), deep] {
            assert_eq!(made.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
    }
}
