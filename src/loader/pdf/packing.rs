//! What the filters of a stream make of its data, in bytes, without keeping
//! what they make (ISO 32000-1, 7.4).

use std::io::Read as _;

use hayro_syntax::object::{Array, Dict, Name};

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

/// How many bytes a stream unpacks to, if they are at most `most`.
pub(super) fn size(filters: &[Filter], data: &[u8], most: usize) -> Option<usize> {
    match filters {
        // As large as it is, or half of that.
        [] | [Filter::Picture, ..] | [Filter::Hex] => Some(0),
        // Four bytes of five, or of one `z`.
        [Filter::Base85] => base85(data, most).map(|out| out.len()),
        [Filter::Flate] | [Filter::Flate, Filter::Picture] => inflated(data, most),
        [Filter::Lzw] | [Filter::Lzw, Filter::Picture] => lzw(data, most),
        [Filter::RunLength] => run_length(data, most),
        [Filter::Hex, rest @ ..] => size(rest, &hex(data, most), most),
        [Filter::Base85, rest @ ..] => size(rest, &base85(data, most)?, most),
        _ => None,
    }
}

fn inflated(data: &[u8], most: usize) -> Option<usize> {
    let zlib = matches!(data, [cmf, flg, ..] if cmf & 0x0F == 8 && flg & 0x20 == 0
        && (u16::from(*cmf) << 8 | u16::from(*flg)).is_multiple_of(31));
    let body = if zlib { &data[2..] } else { data };
    let mut reader = flate2::read::DeflateDecoder::new(body);
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    loop {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => return Some(size),
            Ok(read) => size += read,
        }
        if size > most {
            return None;
        }
    }
}

/// The lengths of what LZW codes stand for are enough to know the size.
fn lzw(data: &[u8], most: usize) -> Option<usize> {
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
        let known = match code.checked_sub(258) {
            None => 1,
            Some(at) => lengths.get(at as usize).copied().or(last.map(|l| l + 1)).unwrap_or(1),
        };
        size += known;
        if size > most {
            return None;
        }
        if let Some(last) = last.filter(|_| lengths.len() < 4096 - 258) {
            lengths.push(last + 1);
        }
        last = Some(known);
        width = match lengths.len() + 258 + 1 {
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

fn hex(data: &[u8], most: usize) -> Vec<u8> {
    let digits = data.iter().take_while(|b| **b != b'>');
    let digits = digits.filter_map(|b| (*b as char).to_digit(16)).take(2 * most);
    let digits: Vec<u32> = digits.collect();
    let byte = |pair: &[u32]| (pair[0] << 4 | pair.get(1).copied().unwrap_or(0)) as u8;
    digits.chunks(2).map(byte).collect()
}

fn base85(data: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut group, mut count) = (0_u32, 0);
    for &byte in data.iter().take_while(|b| **b != b'~') {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
        if out.len() > most {
            return None;
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(&group.to_be_bytes()[..count - 1]);
    }
    Some(out)
}
