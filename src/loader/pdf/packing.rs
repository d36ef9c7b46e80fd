//! What the filters of a stream make of its data, in bytes, without keeping
//! what they make (ISO 32000-1, 7.4).

use hayro_syntax::object::{Array, Dict, Name, Null};

use super::deflate;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Hex,
    Base85,
    Flate,
    Lzw,
    RunLength,
    /// Of pictures: nothing behind it is unpacked.
    Picture,
}

/// The filters of a stream; `None` where they are not told in plain words.
pub(super) fn filters(dict: &Dict<'_>) -> Option<Vec<Filter>> {
    let keys = [&b"Filter"[..], b"F"];
    let mut said = keys.iter().filter(|key| dict.contains_key(key));
    let Some(key) = said.next() else { return Some(Vec::new()) };
    if said.next().is_some() {
        return None;
    }
    if let Some(name) = dict.get::<Name<'_>>(key) {
        return Some(vec![filter(&name)?]);
    }
    let array = dict.get::<Array<'_>>(key)?;
    let items = array.raw_iter().count();
    let names: Option<Vec<Filter>> = array.iter::<Name<'_>>().map(|name| filter(&name)).collect();
    names.filter(|names| names.len() == items)
}

fn filter(name: &[u8]) -> Option<Filter> {
    Some(match name {
        b"ASCIIHexDecode" | b"AHx" => Filter::Hex,
        b"ASCII85Decode" | b"A85" => Filter::Base85,
        b"FlateDecode" | b"Fl" => Filter::Flate,
        b"LZWDecode" | b"LZW" => Filter::Lzw,
        b"RunLengthDecode" | b"RL" => Filter::RunLength,
        b"DCTDecode" | b"DCT" | b"CCITTFaxDecode" | b"CCF" | b"JBIG2Decode" | b"JPXDecode" => {
            Filter::Picture
        }
        _ => return None,
    })
}

/// Whether the rows that a predictor works on are as long as those of a page
/// may be, and told here: the parser makes room for a row of any length.
pub(super) fn has_usual_rows(dict: &Dict<'_>) -> bool {
    [&b"DecodeParms"[..], b"DP"].iter().all(|key| {
        if let Some(parms) = dict.get::<Dict<'_>>(key) {
            return are_usual(&parms);
        }
        let Some(array) = dict.get::<Array<'_>>(key) else {
            return !dict.contains_key(key) || dict.get::<Null>(key).is_some();
        };
        let parms: Vec<Dict<'_>> = array.iter::<Dict<'_>>().collect();
        let none = array.iter::<Null>().count();
        parms.len() + none == array.raw_iter().count() && parms.iter().all(are_usual)
    })
}

fn are_usual(parms: &Dict<'_>) -> bool {
    // Colours and their bits together fit the byte that the parser has for them.
    let most = [(&b"Columns"[..], 1 << 20), (b"Colors", 15), (b"BitsPerComponent", 16)];
    most.iter().all(|(key, most)| {
        !parms.contains_key(key) || parms.get::<u32>(key).is_some_and(|said| said <= *most)
    })
}

/// How many bytes a stream unpacks to, if they are at most `most`.
pub(super) fn size(filters: &[Filter], data: &[u8], most: usize) -> Option<usize> {
    match filters {
        // As large as it is, or half of that.
        [] | [Filter::Picture, ..] | [Filter::Hex] => Some(0),
        // Four bytes of five, or of one `z`.
        [Filter::Base85] => base85(data, most).map(|out| out.len()),
        [Filter::Flate] | [Filter::Flate, Filter::Picture] => deflate::size(data, most),
        // Which of the two it is stands in a dictionary of its own; neither
        // may be too large.
        [Filter::Lzw] | [Filter::Lzw, Filter::Picture] => {
            Some(lzw(data, 1, most)?.max(lzw(data, 0, most)?))
        }
        [Filter::RunLength] => run_length(data, most),
        [Filter::Hex, rest @ ..] => size(rest, &hex(data), most),
        [Filter::Base85, rest @ ..] => size(rest, &base85(data, most)?, most),
        _ => None,
    }
}

/// The lengths of what LZW codes stand for are enough to know the size. Codes
/// grow by a bit `early` codes before they have to.
fn lzw(data: &[u8], early: usize, most: usize) -> Option<usize> {
    const CLEAR: u32 = 256;
    const END: u32 = 257;
    let mut lengths: Vec<usize> = Vec::with_capacity(4096);
    let (mut bits, mut held, mut width, mut size, mut last) = (0_u32, 0, 9, 0, None);
    for &byte in data {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = bits >> held & ((1 << width) - 1);
        bits &= (1 << held) - 1;
        if code == CLEAR {
            (width, last) = (9, None);
            lengths.clear();
            continue;
        }
        if code == END {
            break;
        }
        let known = match code.checked_sub(258).map(|at| at as usize) {
            None => Some(1),
            Some(at) if at == lengths.len() => last.map(|last| last + 1),
            Some(at) => lengths.get(at).copied(),
        };
        // Nothing is made of data in which a code means nothing.
        let Some(known) = known else { break };
        size += known;
        if size > most {
            return None;
        }
        if let Some(last) = last.filter(|_| lengths.len() < 4096 - 258) {
            lengths.push(last + 1);
        }
        last = Some(known);
        width = match lengths.len() + 258 + early {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Some(size)
}

fn run_length(data: &[u8], most: usize) -> Option<usize> {
    let (mut at, mut size) = (0, 0);
    while let Some(&length) = data.get(at).filter(|length| **length != 128) {
        let (taken, given) = match usize::from(length) {
            run @ ..128 => (run + 2, run + 1),
            run => (2, 257 - run),
        };
        at += taken;
        size += given;
        if size > most {
            return None;
        }
    }
    Some(size)
}

fn hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|b| **b != b'>');
    let digits = digits.filter_map(|b| (*b as char).to_digit(16));
    let digits: Vec<u32> = digits.collect();
    let byte = |pair: &[u32]| (pair[0] << 4 | pair.get(1).copied().unwrap_or(0)) as u8;
    digits.chunks(2).map(byte).collect()
}

/// `None` also for what is no such text.
fn base85(data: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for &byte in data.iter().take_while(|b| **b != b'~') {
        match byte {
            b'z' => {
                // It ends a group that is not full.
                out.extend(ungrouped(&mut group)?);
                out.extend([0; 4]);
            }
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    out.extend(ungrouped(&mut group)?);
                }
            }
            b' ' | b'\t' | b'\r' | b'\n' | b'\x0c' | b'\0' => {}
            _ => return None,
        }
        if out.len() > most {
            return None;
        }
    }
    out.extend(ungrouped(&mut group)?);
    Some(out)
}

/// The bytes of a group of digits, one less than these; digits that are
/// missing are the highest. Of no digits there are none.
fn ungrouped(group: &mut Vec<u8>) -> Option<impl Iterator<Item = u8> + use<>> {
    let count = match group.len() {
        1 => return None,
        digits => digits.saturating_sub(1),
    };
    if count > 0 {
        group.resize(5, 84);
    }
    let place = |sum: u32, digit| sum.checked_mul(85)?.checked_add(u32::from(digit));
    let number = group.drain(..).try_fold(0, place)?;
    Some(number.to_be_bytes().into_iter().take(count))
}

/// Whether a dictionary is that of a picture, which nobody reads here.
pub(super) fn is_picture(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"Image")
}
