//! How many bytes a Flate stream gives (RFC 1950, RFC 1951), without making
//! them.
//!
//! The parser of objects reads over damage that a strict decoder stops at, and
//! may take bytes that belong to the next block. What counts is what it makes
//! of a stream, so the same is done here: lengths of stored blocks are not
//! checked, codes may be given twice, what points before the beginning is
//! passed over, and a stored block begins behind all bytes that were fetched.

/// How large the tables of codes may grow together for each byte of a stream:
/// they are large, and blocks may be tiny.
const TABLES: usize = 256;

/// How many bytes a stream unpacks to; `None` if they are more than `most`, or
/// its codes change too often.
pub(super) fn size(data: &[u8], most: usize) -> Option<usize> {
    let zlib = matches!(data, [cmf, flg, ..] if cmf & 0x0F == 8 && flg & 0x20 == 0
        && (u16::from(*cmf) << 8 | u16::from(*flg)).is_multiple_of(31));
    let body = if zlib { &data[2..] } else { data };
    let bits = Bits { rest: body, held: 0, count: 0 };
    let tables = TABLES.saturating_mul(data.len()).saturating_add(4 << 20);
    let mut counter = Counter { bits, size: 0, most, tables };
    let fixed = Codes::fixed();
    while !counter.bits.rest.is_empty() {
        // Nothing is read on after the last block, or where one breaks off.
        if counter.block(&fixed).unwrap_or(true) {
            break;
        }
    }
    Some(counter.size).filter(|size| *size <= most)
}

struct Counter<'a> {
    bits: Bits<'a>,
    size: usize,
    most: usize,
    /// How large the tables of codes may still grow together.
    tables: usize,
}

impl Counter<'_> {
    /// Whether the block was the last; `None` where it breaks off.
    fn block(&mut self, fixed: &Codes) -> Option<bool> {
        let head = self.bits.take(3)?;
        match head >> 1 {
            0 => self.stored()?,
            1 => self.packed(fixed)?,
            2 => {
                let codes = self.codes()?;
                self.packed(&codes)?;
            }
            _ => return None,
        }
        Some(head & 1 == 1)
    }

    fn count(&mut self, bytes: usize) -> Option<()> {
        self.size += bytes;
        (self.size <= self.most).then_some(())
    }

    fn stored(&mut self) -> Option<()> {
        (self.bits.held, self.bits.count) = (0, 0);
        let ([low, high, _, _], rest) = self.bits.rest.split_first_chunk()?;
        let length = usize::from(u16::from_le_bytes([*low, *high]));
        let taken = length.min(rest.len());
        self.bits.rest = &rest[taken..];
        self.count(taken)
    }

    fn packed(&mut self, codes: &Codes) -> Option<()> {
        loop {
            let code = match self.bits.code(&codes.letters)? {
                ..256 => {
                    self.count(1)?;
                    continue;
                }
                256 => return Some(()),
                code => u32::from(code) - 257,
            };
            let (length, more) = match code {
                0..8 => (3 + code, 0),
                8..28 => (3 + ((4 + code % 4) << (code / 4 - 1)), code / 4 - 1),
                28 => (258, 0),
                _ => (0, 0),
            };
            let length = length + self.bits.take(more)?;
            let (back, more) = match u32::from(self.bits.code(&codes.distances)?) {
                code @ 0..4 => (1 + code, 0),
                code @ 4..30 => (1 + ((2 + code % 2) << (code / 2 - 1)), code / 2 - 1),
                _ => return None,
            };
            let back = back + self.bits.take(more)?;
            if back as usize <= self.size {
                self.count(length as usize)?;
            }
        }
    }

    /// The codes that a block says itself.
    fn codes(&mut self) -> Option<Codes> {
        const ORDER: [usize; 19] =
            [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let letters = self.bits.take(5)? as usize + 257;
        let all = letters + self.bits.take(5)? as usize + 1;
        let said = self.bits.take(4)? as usize + 4;
        let mut lengths = [0; ORDER.len()];
        for &at in &ORDER[..said] {
            lengths[at] = self.bits.take(3)? as u8;
        }
        let lengths_of = HuffmanTable::of(&lengths);
        let mut lengths: Vec<u8> = Vec::with_capacity(all + 138);
        while lengths.len() < all {
            let (length, times) = match self.bits.code(&lengths_of)? {
                16 => (lengths.last().copied().unwrap_or(0), 3 + self.bits.take(2)?),
                17 => (0, 3 + self.bits.take(3)?),
                18 => (0, 11 + self.bits.take(7)?),
                length => (length as u8, 1),
            };
            lengths.resize(lengths.len() + times as usize, length);
        }
        let (letters, distances) = lengths[..all].split_at(letters);
        let codes =
            Codes { letters: HuffmanTable::of(letters), distances: HuffmanTable::of(distances) };
        // Every length is looked for among all codes.
        let effort = codes.letters.codes.len() + codes.distances.codes.len() + 15 * all;
        let Some(left) = self.tables.checked_sub(effort) else {
            self.size = usize::MAX;
            return None;
        };
        self.tables = left;
        Some(codes)
    }
}

struct Codes {
    /// Those of letters, and of how much is repeated.
    letters: HuffmanTable,
    /// Those of how far back that stands.
    distances: HuffmanTable,
}

impl Codes {
    /// Those that need not be said.
    fn fixed() -> Self {
        let mut letters = [8; 288];
        letters[144..256].fill(9);
        letters[256..280].fill(7);
        Self { letters: HuffmanTable::of(&letters), distances: HuffmanTable::of(&[5; 30]) }
    }
}

/// What each sequence of bits begins with.
struct HuffmanTable {
    /// The length of a code in bits, and what it means; none is 0 bits long.
    codes: Vec<(u8, u16)>,
    /// How many bits the longest code has.
    longest: u32,
}

impl HuffmanTable {
    fn of(lengths: &[u8]) -> Self {
        let longest = lengths.iter().copied().max().unwrap_or(0);
        let mut codes = vec![(0, 0); 1 << longest];
        let mut next = 0_u32;
        for length in 1..=longest {
            for (value, _) in (0..).zip(lengths).filter(|(_, given)| **given == length) {
                // Of codes that are too many, the first bits are lost.
                let first = next.reverse_bits() >> (32 - u32::from(length));
                for code in codes.iter_mut().skip(first as usize).step_by(1 << length) {
                    *code = (length, value);
                }
                next += 1;
            }
            next <<= 1;
        }
        Self { codes, longest: u32::from(longest) }
    }
}

/// Bits, the lowest of each byte first.
struct Bits<'a> {
    rest: &'a [u8],
    held: u32,
    count: u32,
}

impl Bits<'_> {
    /// Fetches a byte.
    fn fetch(&mut self) -> Option<()> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        self.held |= u32::from(byte) << self.count;
        self.count += 8;
        Some(())
    }

    fn take(&mut self, count: u32) -> Option<u32> {
        while self.count < count {
            self.fetch()?;
        }
        let taken = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.count -= count;
        Some(taken)
    }

    /// What the next code means.
    fn code(&mut self, table: &HuffmanTable) -> Option<u16> {
        // As many bits as the longest has, if this one may be shorter.
        while self.count < table.longest && self.fetch().is_some() {}
        let (length, value) =
            *table.codes.get((self.held & ((1 << table.longest) - 1)) as usize)?;
        if length == 0 || self.count < u32::from(length) {
            return None;
        }
        self.held >>= length;
        self.count -= u32::from(length);
        Some(value)
    }
}
