extension ScalarGrammar {
    /// Decimal digits with an optional minus, plain; nothing that two readers of YAML could read differently.
    static func integer(_ text: String, quoted: Bool) throws(ValueRefusal) -> Int64 {
        try refuseQuoted(text, quoted)
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else {
            throw ValueRefusal(.wrongType, "must be a whole number" + hint(for: text))
        }
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            throw ValueRefusal(
                .malformed,
                "must be a whole number without leading zeros, which make it octal to YAML 1.1"
            )
        }
        guard let number = Int64(text) else {
            throw ValueRefusal(.outOfRange, "is beyond the largest whole number, \(Int64.max)")
        }
        return number
    }

    /// A number as JSON writes it, plain.
    static func number(_ text: String, quoted: Bool) throws(ValueRefusal) -> Double {
        try refuseQuoted(text, quoted)
        guard isNumber(text) else {
            throw ValueRefusal(.wrongType, "must be a number such as 12 or 0.5" + hint(for: text))
        }
        guard let number = Double(text), number.isFinite else {
            throw ValueRefusal(.outOfRange, "is beyond the largest number")
        }
        return number
    }

    private static func refuseQuoted(_ text: String, _ quoted: Bool) throws(ValueRefusal) {
        guard quoted else { return }
        throw ValueRefusal(
            .wrongType,
            "must be a number, and in quotes it is a text" + (isNumber(text) ? "; take them away" : ""),
            suggestion: isNumber(text) && text.utf8.count <= 20 ? text : nil
        )
    }

    /// What is wrong with a text that somebody may have meant as a number.
    private static func hint(for text: String) -> String {
        let bare = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard let first = bare.first, isDigit(first) || first == UInt8(ascii: ".") else { return "" }
        if text.utf8.first == UInt8(ascii: "+") { return "; write it without the plus" }
        if bare.contains(UInt8(ascii: "_")) { return "; write it without underscores" }
        if bare.contains(UInt8(ascii: ",")) { return "; write it without commas" }
        if bare.contains(UInt8(ascii: ":")) { return "; colons make it sexagesimal to YAML 1.1" }
        if isNumber(text) { return ", without a fraction or an exponent" }
        switch bare.dropFirst().first {
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "b"):
            return "; write it in decimal digits"
        case _: return ""
        }
    }

    /// JSON's grammar of numbers: `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
    private static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = takeDigits(&rest)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard !takeDigits(&rest).isEmpty else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            guard !takeDigits(&rest).isEmpty else { return false }
        }
        return rest.isEmpty
    }

    /// Takes the ASCII digits at the front.
    static func takeDigits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
        let digits = rest.prefix(while: isDigit)
        rest = rest[digits.endIndex...]
        return digits
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
