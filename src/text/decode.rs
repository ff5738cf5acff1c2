//! Bytes to characters: byte order marks, UTF-8, else Windows-1252; files that hold no text refused.

use super::rules::Limits;
use crate::error::{Error, Result};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The characters of a source, byte order mark removed, and a notice when the encoding is a guess.
///
/// # Errors
/// When the source is too large, empty, or no text.
pub(crate) fn decode(bytes: &[u8], limits: &Limits) -> Result<(String, Option<String>)> {
    if bytes.len() > limits.max_bytes {
        return Err(Error::new(format!(
            "the source has {} bytes, more than the {} that are read",
            bytes.len(),
            limits.max_bytes
        ))
        .hint("split the source, or raise `max_bytes` in rules/text/limits.yaml"));
    }
    if let Some(kind) = signature(bytes) {
        return Err(not_text(&format!("the source is {kind}")));
    }
    let (text, notice) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let body = bytes.get(length..).unwrap_or_default();
            let (text, broken) = encoding.decode_without_bom_handling(body);
            let notice = broken.then(|| format!("some bytes are no valid {}", encoding.name()));
            (text.into_owned(), notice)
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_string(), None),
            Err(_) if bytes.contains(&0) => {
                return Err(not_text("the source holds binary data"));
            }
            Err(e) => legacy(bytes, e.valid_up_to()),
        },
    };
    let control = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}'))
        .count();
    #[allow(clippy::cast_precision_loss)]
    if control as f64 > limits.max_control_share * text.chars().count() as f64 {
        return Err(not_text("the source holds binary data"));
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Error::new("the source holds no text")
            .hint("give a French text of 80 words or more, as .txt, .md, .html or .json"));
    }
    Ok((text, notice))
}

/// Bytes that are no UTF-8: UTF-8 with a few broken bytes, or Windows-1252.
fn legacy(bytes: &[u8], valid: usize) -> (String, Option<String>) {
    let (repaired, _) = UTF_8.decode_without_bom_handling(bytes);
    let broken = repaired.matches('\u{FFFD}').count();
    let accents = repaired.chars().filter(|c| !c.is_ascii()).count() - broken;
    // Accented letters that are valid UTF-8 do not come about by chance in Windows-1252.
    if accents > 3 * broken && valid > 0 {
        return (
            repaired.replace('\u{FFFD}', ""),
            Some(format!("{broken} bytes that are no valid UTF-8 left out")),
        );
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    (
        text.into_owned(),
        Some("the source is not UTF-8: read as Windows-1252".to_string()),
    )
}

/// What well-known binary files start with.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 8] = [
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x89PNG", "an image"),
        (b"\xFF\xD8\xFF", "an image"),
        (b"GIF8", "an image"),
        (b"\xD0\xCF\x11\xE0", "an office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x1F\x8B", "a compressed file"),
    ];
    SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, kind)| *kind)
}

fn not_text(message: &str) -> Error {
    Error::new(format!("{message}, not text"))
        .hint("save it as plain text (.txt), Markdown, HTML or JSON first")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::text::Rules;

    fn limits() -> Limits {
        Rules::load(&Files::embedded()).map(|r| r.limits).unwrap()
    }

    #[test]
    fn encodings() {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("été".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let table: [(&[u8], &str, bool); 5] = [
            ("été".as_bytes(), "été", false),
            (b"\xEF\xBB\xBFa", "a", false),
            (&utf16, "été", false),
            (b"\xE9t\xE9", "été", true),
            (b"l\x92\xE9t\xE9 \x80", "l’été €", true),
        ];
        for (bytes, text, notice) in table {
            let (read, note) = decode(bytes, &limits()).unwrap();
            assert_eq!(read, text);
            assert_eq!(note.is_some(), notice, "{text}");
        }
    }

    #[test]
    fn refused() {
        let large = vec![b'a'; limits().max_bytes + 1];
        for bytes in [
            b"".as_slice(),
            b" \n\t ",
            b"\xEF\xBB\xBF",
            b"\x00\xff\x00\xfe\x00",
            b"%PDF-1.7 abc",
            b"PK\x03\x04aaaa",
            b"abc\x01\x02\x03",
            &large,
        ] {
            let error = decode(bytes, &limits()).unwrap_err();
            assert!(error.hint.is_some(), "{error}");
        }
    }
}
