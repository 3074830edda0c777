//! Makes fields, lists and tuples of a declaration `readonly`, and `null` `undefined`.

/// Makes a declaration of `ts-rs` `readonly` throughout. Comments and strings are left unchanged.
pub(super) fn readonly(declaration: &str) -> String {
    let mut out = String::with_capacity(declaration.len() * 2);
    let mut rest = declaration;
    // Whether a field or a type may start here.
    let mut begins_field = false;
    while let Some(letter) = rest.chars().next() {
        let taken = if rest.starts_with("/**") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if letter == '"' {
            rest[1..].find('"').map_or(rest.len(), |end| end + 2)
        } else if letter.is_alphanumeric() || letter == '_' {
            rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())
        } else {
            letter.len_utf8()
        };
        let (token, after) = rest.split_at(taken);
        let is_name = letter == '"' || letter.is_alphanumeric() || letter == '_';
        if is_name && begins_field && after.trim_start_matches('?').starts_with(':') {
            out.push_str("readonly ");
        }
        match token {
            "Array" if after.starts_with('<') => out.push_str("ReadonlyArray"),
            "[" => out.push_str("readonly ["),
            // `None` is undefined in JavaScript.
            "null" => out.push_str("undefined"),
            _ => out.push_str(token),
        }
        if !letter.is_whitespace() && !token.starts_with("/**") {
            begins_field = matches!(letter, '{' | ',');
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::readonly;

    #[test]
    fn fields_lists_and_tuples_are_readonly_wherever_they_stand() {
        for (plain, expected) in [
            ("type E = { e?: A | null, };", "type E = { readonly e?: A | undefined, };"),
            (
                "type A = { a: number, b?: Array<string>, };",
                "type A = { readonly a: number, readonly b?: ReadonlyArray<string>, };",
            ),
            (
                r#"type B = "x" | { "leaky_relu": { slope: number, } };"#,
                r#"type B = "x" | { readonly "leaky_relu": { readonly slope: number, } };"#,
            ),
            ("type C = { p: Array<[number, A]>, };", "type C = { readonly p: ReadonlyArray<readonly [number, A]>, };"),
            (
                "type D = { /** In [0, 1], {a: b}. */ d: Map<A, B>, };",
                "type D = { /** In [0, 1], {a: b}. */ readonly d: Map<A, B>, };",
            ),
        ] {
            assert_eq!(readonly(plain), expected);
        }
    }
}
