//! Where secrets are had from. They are passed on and never told.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::fetch::SecretFault;
use crate::sources::Secret;
use crate::store::read_text;

/// Bytes of a secret: tokens are some hundreds long.
const MOST: u64 = 64 << 10;
/// A password manager may ask its owner for its own password first.
const PATIENCE: Duration = Duration::from_mins(1);

/// The secret, without the line end behind it.
pub(super) fn brought(secret: &Secret) -> Result<String, SecretFault> {
    let text = match secret {
        Secret::Plain(text) => text.clone(),
        Secret::Variable(name) => {
            std::env::var(name).map_err(|_| SecretFault::Variable(name.clone()))?
        }
        Secret::File(path) => of_file(path)?,
        Secret::Command(command) => printed(command).ok_or(SecretFault::Command)?,
    };
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn of_file(path: &str) -> Result<String, SecretFault> {
    let file = at_home(path);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let about = file.metadata().map_err(|_| SecretFault::File(path.to_owned()))?;
        if about.permissions().mode() & 0o077 != 0 {
            return Err(SecretFault::Exposed(path.to_owned()));
        }
    }
    read_text(&file, MOST).map_err(|_| SecretFault::File(path.to_owned()))
}

/// A path in which `~` is the person's home, as shells have it.
pub(super) fn at_home(path: &str) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    match (path.strip_prefix("~/"), home) {
        (Some(inside), Some(home)) => home.join(inside),
        _ => Path::new(path).to_owned(),
    }
}

/// What a command prints, if it ends well and in time.
fn printed(command: &str) -> Option<String> {
    let shell = if cfg!(windows) { ["cmd", "/C"] } else { ["sh", "-c"] };
    let mut child = Command::new(shell[0])
        .arg(shell[1])
        .arg(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // Who prints more than a pipe holds before it ends waits for its reader.
    let mut out = child.stdout.take()?;
    let reader = thread::spawn(move || {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut std::io::Read::take(&mut out, MOST), &mut text)
            .ok()
            .map(|_| text)
    });
    ended_well(&mut child).then(|| reader.join().ok().flatten())?
}

fn ended_well(child: &mut Child) -> bool {
    const LOOK: Duration = Duration::from_millis(10);
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(LOOK),
            Err(_) => return false,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_secret_comes_from_a_command_without_its_line_end() {
        assert_eq!(brought(&Secret::Command("echo ink; echo more".into())).unwrap(), "ink");
        assert_eq!(brought(&Secret::Command("exit 3".into())), Err(SecretFault::Command));
    }

    #[test]
    fn a_file_that_others_can_read_is_no_place_for_a_secret() {
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join("token");
        std::fs::write(&file, "ink\n").unwrap();
        let secret = Secret::File(file.to_string_lossy().into_owned());
        let mode = |mode| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode));
        mode(0o644).unwrap();
        assert!(matches!(brought(&secret), Err(SecretFault::Exposed(_))));
        mode(0o600).unwrap();
        assert_eq!(brought(&secret).unwrap(), "ink");
    }
}
