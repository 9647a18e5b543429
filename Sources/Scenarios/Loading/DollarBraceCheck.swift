package import YAMLSource

/// Looks for `${` in a document: other tools write references so, and here it would silently be two characters.
package enum DollarBraceCheck {
    /// Takes in each key and value that has `${` in it. A document without it, which is nearly every one, is not walked.
    package static func check(_ document: YAMLDocument, _ findings: inout Findings) {
        let source = document.source
        let start = source.byteOffset(of: document.range.start)
        let bytes = source.bytes[start..<max(start, source.byteOffset(of: document.range.end))]
        // An escape in a quoted text may hide it, but who writes "\x24{" means those characters.
        guard holdsDollarBrace(bytes), let root = document.root else { return }
        check(root, &findings)
    }

    /// Goes no deeper than the reader lets nodes lie within one another.
    private static func check(_ node: YAMLNode, _ findings: inout Findings) {
        switch node.kind {
        case .scalar: checkScalar(node, &findings)
        case .sequence: for item in node.items { check(item, &findings) }
        case .mapping:
            for (key, value) in node.entries {
                check(key, &findings)
                check(value, &findings)
            }
        }
    }

    private static func checkScalar(_ node: YAMLNode, _ findings: inout Findings) {
        guard !node.isInvalid, node.withTextBytes({ holdsDollarBrace($0) }) else { return }
        let scalars = Array(node.text.unicodeScalars)
        guard let start = scalars.indices.dropLast().first(where: { scalars[$0] == "$" && scalars[$0 + 1] == "{" })
        else {
            return
        }
        findings.spoil(node)
        let end = scalars[start...].firstIndex(of: "}") ?? scalars.endIndex - 1
        let text = String(String.UnicodeScalarView(scalars[start...end]))
        let name = String(String.UnicodeScalarView(scalars[(start + 2)...].prefix { $0 != "}" }))
        findings.error(
            .dollarBrace,
            "\(quote(text)) is not how a reference is written",
            at: Template.range(offset: start, length: end + 1 - start, in: node),
            in: node.document,
            hints: name.isEmpty || name.utf8.count > 60 ? [] : ["write $(\(name))"]
        )
    }

    private static func holdsDollarBrace(_ bytes: some Collection<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if last == UInt8(ascii: "$"), byte == UInt8(ascii: "{") { return true }
            last = byte
        }
        return false
    }
}
