//! Elision and contraction in front of a phrase, on its first sound. (Stands in until `compose` lands.)

/// True when « le », « de », « que » elide before this text.
pub fn elides(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| "aeiouhâàéèêëîïôöûùœæAEIOUHÂÀÉÈÊËÎÏÔÖÛÙŒÆ".contains(c))
}

/// « de » + text: « du », « des », « d’ ».
pub fn with_de(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("le ") {
        format!("du {rest}")
    } else if let Some(rest) = text.strip_prefix("les ") {
        format!("des {rest}")
    } else if elides(text) {
        format!("d’{text}")
    } else {
        format!("de {text}")
    }
}

/// « à » + text: « au », « aux ».
pub fn with_a(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("le ") {
        format!("au {rest}")
    } else if let Some(rest) = text.strip_prefix("les ") {
        format!("aux {rest}")
    } else {
        format!("à {text}")
    }
}
