import YAMLSource

/// A reference as it stands in a text, whatever it means; what is escaped or malformed is none.
struct WrittenReference {
    /// What stands between `$(` and `)`.
    var name: String
    /// The reference's place in the text's scalars.
    var span: Range<Int>

    /// What stands before the first dot.
    var owner: Substring { name.prefix { $0 != "." } }

    /// The references of a text, in order, as `Template` takes them.
    static func all(in scalars: [Unicode.Scalar]) -> [WrittenReference] {
        var found: [WrittenReference] = []
        var index = 0
        while index + 1 < scalars.count {
            guard scalars[index] == "$" else {
                index += 1
                continue
            }
            if index + 2 < scalars.count, scalars[index + 1] == "$", scalars[index + 2] == "(" {
                index += 3
                continue
            }
            guard scalars[index + 1] == "(" else {
                index += 1
                continue
            }
            guard let end = scalars[(index + 2)...].firstIndex(of: ")") else { return found }
            let name = String(String.UnicodeScalarView(scalars[(index + 2)..<end]))
            if !name.isEmpty { found.append(WrittenReference(name: name, span: index..<(end + 1))) }
            index = end + 1
        }
        return found
    }

    /// Whether a document has references to what is filled in before a case runs; nearly none has.
    ///
    /// An escape in a quoted text may hide one, but who writes `"\x24(param.x)"` means those characters.
    static func areStatic(in document: YAMLDocument) -> Bool {
        let source = document.source
        let start = source.byteOffset(of: document.range.start)
        let end = max(start, source.byteOffset(of: document.range.end))
        return source.bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index + 5 < end {
                guard bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "(") else {
                    index += 1
                    continue
                }
                let rest = bytes[(index + 2)..<end]
                for word in [ReferenceKind.param, .matrix, .env] where rest.starts(with: word.rawValue.utf8) {
                    return true
                }
                index += 2
            }
            return false
        }
    }
}

extension String {
    /// The same text with everything meant as it stands: no reference is left in it.
    var withoutReferences: String { replacing("$(", with: "$$(") }
}
