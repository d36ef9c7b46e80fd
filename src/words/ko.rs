//! The texts in Korean.

use super::{Commands, Errors, Screens, Words};

/// Korean.
#[derive(Debug)]
pub(super) struct Ko;

impl Words for Ko {
    fn tag(&self) -> &'static str {
        "ko"
    }
}

impl Screens for Ko {}

// What the commands say.

impl Commands for Ko {
    fn waiting(&self, e: &crate::store::Holder) -> String {
        super::en::En.waiting(e)
    }
    fn failure(&self, e: &super::Failure) -> String {
        super::en::En.failure(e)
    }
}

// Errors and warnings.

impl Errors for Ko {
    fn load_error(&self, e: &crate::model::LoadError) -> String {
        super::en::En.load_error(e)
    }
    fn open_error(&self, e: &crate::model::OpenError) -> String {
        super::en::En.open_error(e)
    }
    fn correction_error(&self, e: &crate::model::error::CorrectionError) -> String {
        super::en::En.correction_error(e)
    }
    fn system_error(&self, e: &crate::model::error::SystemError) -> String {
        super::en::En.system_error(e)
    }
    fn warning_kind(&self, e: &crate::model::WarningKind) -> String {
        super::en::En.warning_kind(e)
    }
    fn picture_error(&self, e: &crate::picture::PictureError) -> String {
        super::en::En.picture_error(e)
    }
    fn line(&self, e: usize) -> String {
        super::en::En.line(e)
    }
}
