//! Prints the tokens of a text with their tags, for people who write rules.
use pigiste::{files::Files, french, text};

fn main() -> pigiste::Result<()> {
    let files = Files::embedded();
    let reading = text::Rules::load(&files)?;
    let parsing = french::parse::Rules::load(&files)?;
    let path = std::env::args().nth(1).unwrap_or_default();
    let bytes = std::fs::read(&path).unwrap_or_default();
    let mut doc = text::read(&bytes, text::Input::Text, &reading)?;
    french::parse::parse(&mut doc, &parsing);
    for b in &doc.blocks { println!("# {:?}", b.kind);
    for s in &doc.sentences[b.sentences.clone()] {
        for t in &doc.tokens[s.tokens.clone()] {
            print!("{}/{}/{} ", doc.str(t.span), t.upos.as_str(), t.lemma);
        }
        println!();
    }}
    Ok(())
}
