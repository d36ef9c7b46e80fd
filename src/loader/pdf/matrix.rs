//! Affine maps, as PDF writes them (ISO 32000-1, 8.3.4).

/// `[a b c d e f]`: x' = ax + cy + e, y' = bx + dy + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub(super) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this map, then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let own = self.0;
        let (across, down) = (other.direction(own[0], own[1]), other.direction(own[2], own[3]));
        let origin = other.point(own[4], own[5]);
        Self([across.0, across.1, down.0, down.1, origin.0, origin.1])
    }

    /// Where a point goes.
    pub(super) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let moved = self.direction(x, y);
        (moved.0 + self.0[4], moved.1 + self.0[5])
    }

    /// Where a direction goes; its length is kept in proportion.
    pub(super) fn direction(self, x: f64, y: f64) -> (f64, f64) {
        let own = self.0;
        (own[0] * x + own[2] * y, own[1] * x + own[3] * y)
    }

    /// Whether all numbers are such that a page can be measured by them.
    pub(super) fn is_sane(self) -> bool {
        self.0.iter().all(|number| number.is_finite() && number.abs() < 1e9)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_applied_first_is_written_first() {
        let doubled = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let map = Matrix::shift(1.0, 0.0).then(doubled);
        assert_eq!(map.point(1.0, 1.0), (4.0, 2.0));
        assert_eq!(map.direction(1.0, 1.0), (2.0, 2.0));
        assert!(!Matrix::shift(f64::NAN, 0.0).is_sane());
    }
}
