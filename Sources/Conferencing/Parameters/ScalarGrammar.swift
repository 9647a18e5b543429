/// How booleans, numbers, words and addresses are written.
enum ScalarGrammar {
    /// `true` or `false`, plain.
    static func boolean(_ text: String, quoted: Bool) throws(ValueRefusal) -> Bool {
        switch (text, quoted) {
        case ("true", false): return true
        case ("false", false): return false
        case ("true", true), ("false", true):
            throw ValueRefusal(
                .wrongType,
                "must be true or false, and in quotes it is a text; take them away",
                suggestion: text
            )
        case (_, true): throw ValueRefusal(.wrongType, "must be true or false, not a text")
        case (_, false):
            throw ValueRefusal(
                .wrongType,
                "must be true or false, spelled just so",
                suggestion: otherBoolean(text).map { $0 ? "true" : "false" }
            )
        }
    }

    /// What else versions of YAML take for a boolean.
    private static func otherBoolean(_ text: String) -> Bool? {
        switch text {
        case "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y": true
        case "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N": false
        case _: nil
        }
    }

    /// One of the words, just as it is spelled there.
    static func word(_ text: String, among words: [String], must phrase: String) throws(ValueRefusal) -> String {
        guard !words.contains(text) else { return text }
        guard !text.isEmpty else { throw ValueRefusal(.empty, "must be \(phrase)") }
        // A word that some YAML reads as a boolean means the word for it, where there is one.
        let boolean = otherBoolean(text).map { $0 ? "true" : "false" }.flatMap { words.contains($0) ? $0 : nil }
        throw ValueRefusal(
            .notAllowed,
            "must be \(phrase)",
            suggestion: Nearest.name(to: text, among: words) ?? boolean
        )
    }

    /// Words separated by spaces; the result has single ones.
    static func words(_ text: String, among words: [String]) throws(ValueRefusal) -> String {
        let given = text.split(separator: " ")
        guard !given.isEmpty else { throw ValueRefusal(.empty, "has no word; leave it out to subscribe to none") }
        for word in given where !words.contains(String(word)) {
            let allowed = ValueType.list(words, last: "and")
            let parts = word.split(whereSeparator: { ",;|+\t\n".contains($0) })
            if parts.count > 1 || (parts.count == 1 && parts.first != word) {
                throw ValueRefusal(.malformed, "must be words separated by spaces alone, out of \(allowed)")
            }
            throw ValueRefusal(
                .notAllowed,
                "has the word \(ValueRefusal.quote(word)), which is not among \(allowed)",
                suggestion: Nearest.name(to: String(word), among: words)
            )
        }
        return given.joined(separator: " ")
    }

    /// An address that begins with one of the schemes, names a host and has no white space.
    static func url(_ text: String, schemes: [String]) throws(ValueRefusal) -> String {
        let must = "must be an address that begins with " + ValueType.list(schemes.map { $0 + "://" }, last: "or")
        guard !text.isEmpty else { throw ValueRefusal(.empty, must) }
        guard
            !text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F })
        else { throw ValueRefusal(.malformed, "must be an address without white space in it") }
        for scheme in schemes where text.hasPrefix(scheme + "://") {
            guard let first = text.dropFirst(scheme.count + 3).first, !"/?#:".contains(first) else {
                throw ValueRefusal(.malformed, "must name a host behind \(scheme)://")
            }
            return text
        }
        throw ValueRefusal(.notAllowed, must, suggestion: withScheme(text, schemes))
    }

    /// The address with the scheme that was probably meant: the same in lower case, or the secure one of its kind.
    private static func withScheme(_ text: String, _ schemes: [String]) -> String? {
        guard text.utf8.count <= 200, let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else {
            return nil
        }
        let given = text[..<colon].lowercased()
        let meant = schemes.first { $0 == given } ?? schemes.first { $0 == given + "s" }
        return meant.map { $0 + text[colon...] }
    }
}
