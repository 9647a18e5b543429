package import YAMLSource

extension Findings {
    /// How many characters a name may have.
    private static let longestName = 64

    /// A name that a scenario gives to something: short, of letters, digits, `_` and `-`; `noun` is what it is the name of.
    package mutating func name(_ node: YAMLNode, _ noun: String) -> String? {
        guard !node.isInvalid else { return nil }
        guard node.isScalar else {
            wrongKind("the name of \(noun.withArticle)", mustBe: "a text", at: node)
            return nil
        }
        let name = node.text
        guard !name.isEmpty else {
            error(.badName, "the name of \(noun.withArticle) must not be empty", at: node)
            return nil
        }
        guard name.unicodeScalars.prefix(Findings.longestName + 1).count <= Findings.longestName else {
            error(
                .badName,
                "the name of \(noun.withArticle) may have at most \(Findings.longestName) characters",
                at: node
            )
            return nil
        }
        if let wrong = name.unicodeScalars.first(where: { !$0.mayStandInName }) {
            error(
                .badName,
                "\(quote(name)) is no name for \(noun.withArticle): \(wrong.reasonAgainstName)",
                at: node
            )
            return nil
        }
        return name
    }
}

extension Unicode.Scalar {
    /// Letters, the marks that belong to them, digits, `_` and `-`.
    fileprivate var mayStandInName: Bool {
        if self == "_" || self == "-" { return true }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber:
            return true
        case _: return false
        }
    }

    /// Why a name that has this in it would not do.
    fileprivate var reasonAgainstName: String {
        if self == "." { return "the dot belongs to the members of groups, as in guest.2" }
        if properties.isWhitespace { return "it has a blank in it" }
        return "it may have letters, digits, '_' and '-' in it, and nothing else"
    }
}
