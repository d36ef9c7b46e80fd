use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::model::{ArticleId, EditionKey, MarkId, Place, Position};

fn kept() -> impl Strategy<Value = Kept> {
    let position = (0..3_u8, 0..3_usize, any::<bool>()).prop_map(|(n, block, read)| {
        let at = Position { place: Place { block, byte: 0 }, read };
        let article = ArticleId::new(&format!("a{n}"));
        Kept::Position { edition: EditionKey::new("河口日报@2026-11-22"), article, at }
    });
    let story = (0..3_u128, "[a-z苇江\"\\\\\n]{0,6}").prop_map(|(n, name)| {
        let id = MarkId(Uuid::from_u128(n));
        Kept::Story { id, name, query: "渡口".to_owned(), created: 1 }
    });
    prop_oneof![position, story]
}

/// Entries with few keys, times and devices, so that they meet.
fn entry() -> impl Strategy<Value = SyncEntry> {
    (0..4_i64, 0..2_i64, 0..3_u128, any::<bool>(), kept()).prop_map(
        |(time, count, device, removed, kept)| {
            let stamp = Stamp { time, count, device: Uuid::from_u128(device) };
            SyncEntry { stamp, removed, kept }
        },
    )
}

fn replica() -> impl Strategy<Value = Replica> {
    prop::collection::vec(entry(), 0..12).prop_map(|entries| {
        let mut replica = Replica::default();
        for entry in entries {
            replica.take(entry);
        }
        replica
    })
}

proptest! {
    #[test]
    fn merging_is_commutative_associative_and_idempotent(
        a in replica(), b in replica(), c in replica(),
    ) {
        let merge = |a: &Replica, b: &Replica| a.clone().merge(b.clone());
        prop_assert_eq!(merge(&a, &b), merge(&b, &a));
        prop_assert_eq!(merge(&merge(&a, &b), &c), merge(&a, &merge(&b, &c)));
        prop_assert_eq!(merge(&a, &a), a.clone());
        prop_assert_eq!(merge(&merge(&a, &b), &b), merge(&a, &b));
    }

    #[test]
    fn a_line_gives_its_entry_and_none_of_its_parts_gives_another(
        entry in entry(), at in any::<prop::sample::Index>(), bit in 0..8_u8,
    ) {
        let line = line_of(&entry);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(read_line(line.as_bytes()), Ok(entry));
        let at = at.index(line.len());
        prop_assert!(read_line(&line.as_bytes()[..at]).is_err());
        let mut flipped = line.into_bytes();
        flipped[at] ^= 1 << bit;
        prop_assert!(read_line(&flipped).is_err());
    }

    #[test]
    fn no_line_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_line(&bytes);
    }
}

#[test]
fn a_whole_line_of_a_later_newsprint_is_told_from_a_broken_one() {
    let said = "{\"stamp\":{},\"kept\":{\"crossword\":{}}}";
    let sum = &blake3::hash(said.as_bytes()).to_hex()[..16];
    let line = format!("{{\"sum\":\"{sum}\",\"entry\":{said}}}");
    assert_eq!(read_line(line.as_bytes()), Err(LineFault::Unknown));
    assert_eq!(read_line(&line.as_bytes()[1..]), Err(LineFault::Broken));
}

#[test]
fn a_stamp_from_the_far_future_is_older_than_all_true_ones_and_keeps_its_order() {
    let at = |time| Stamp { time, count: 0, device: Uuid::from_u128(1) };
    let now = 1_800_000_000_000;
    assert_eq!(at(now + DRIFT).believed(now), at(now + DRIFT));
    let (far, farther) = (at(now + DRIFT + 1).believed(now), at(now + 9 * DRIFT).believed(now));
    assert!(far < farther && farther < at(1));
    assert_eq!(far.believed(now), far);
}
