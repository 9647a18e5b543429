extension TreeBuilder {
    /// Looks at a scalar that stands as a key, before it is appended.
    mutating func checkKey(isMerge: Bool, _ range: SourceRange, _ marks: inout NodeMarks) {
        if isMerge {
            log.add(
                .mergeKey,
                "scenarios know no merge key '<<'",
                at: range,
                hints: ["share join options under 'conferences:' or 'defaults:' instead"]
            )
            marks.insert(.invalid)
        } else if marks.contains(.absent) {
            log.add(.keyNotText, "this entry has no key", at: range)
            marks.insert(.invalid)
        } else {
            keys.append(Int32(records.count))
        }
    }

    /// Refuses a mapping or a sequence that has just ended where a key belongs.
    mutating func refuseCollectionKey(_ index: Int32) {
        let record = records[Int(index)]
        records[Int(index)].marks.insert(.invalid)
        let kind = record.form == .mapping ? "a mapping" : "a list"
        let opener = cursor.byte(of: record.start)
        let isTemplate = opener > 0 && cursor.bytes[opener - 1] == UInt8(ascii: "{") && record.form == .mapping
        log.add(
            .keyNotText,
            "a key must be text, and this is \(kind)",
            at: record.range,
            hints: isTemplate ? ["write a reference as $(name), without braces"] : []
        )
    }

    /// Reports each key of the mapping that has just ended which an earlier one equals.
    mutating func reportDuplicateKeys(from first: Int) {
        guard keys.count - first > 1 else { return }
        for pair in duplicateKeys(from: first) where !log.isFull {
            let key = records[Int(pair.key)]
            log.add(
                .duplicateKey,
                "the key \(quoted(text(ofScalar: pair.key))) stands twice in this mapping",
                at: key.range,
                notes: [log.note("it stands here first", at: records[Int(pair.first)].range)]
            )
        }
    }

    /// A scalar's text, read here since the arena is not there yet.
    private func text(ofScalar index: Int32) -> String {
        let node = records[Int(index)]
        let record = node.form == .alias ? records[Int(node.link)] : node
        let range = Int(record.link)..<Int(record.link) + Int(record.count)
        let bytes = record.marks.contains(.inSource) ? Array(cursor.bytes[range]) : Array(text[range])
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Compares keys by their text, so that `a` and `"a"` are one; an alias counts as the text it stands for.
    private func duplicateKeys(from first: Int) -> [(key: Int32, first: Int32)] {
        let source = UnsafeRawBufferPointer(cursor.bytes)
        return text.withUnsafeBytes { own in
            func text(of index: Int32) -> KeyText {
                let key = records[Int(index)]
                let record = key.form == .alias ? records[Int(key.link)] : key
                let bytes = record.marks.contains(.inSource) ? source : own
                return KeyText(bytes: bytes[Int(record.link)..<Int(record.link) + Int(record.count)])
            }
            let keys = keys[first...]
            // Most mappings have a handful of keys, for which comparing all pairs is quickest; the others are hashed.
            if keys.count <= 8 {
                return keys.indices.dropFirst().compactMap { later in
                    let name = text(of: keys[later])
                    let earlier = keys[..<later].first { text(of: $0) == name }
                    return earlier.map { (keys[later], $0) }
                }
            }
            var seen: [KeyText: Int32] = Dictionary(minimumCapacity: keys.count)
            return keys.compactMap { key in
                let name = text(of: key)
                if let first = seen[name] { return (key, first) }
                seen[name] = key
                return nil
            }
        }
    }
}

/// A key's text for as long as the bytes are held.
private struct KeyText: Hashable {
    var bytes: Slice<UnsafeRawBufferPointer>

    static func == (left: KeyText, right: KeyText) -> Bool {
        left.bytes.count == right.bytes.count && left.bytes.elementsEqual(right.bytes)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes))
    }
}
