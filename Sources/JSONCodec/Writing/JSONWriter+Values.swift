extension JSONWriter {
    /// Writes a whole value; its objects in their order, or sorted if the format says so.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .number(let amount): number(amount)
        case .string(let text): string(text)
        case .array(let items):
            beginArray()
            for item in items { self.value(item) }
            endArray()
        case .object(let object):
            beginObject()
            for member in format.sortsNames ? object.sortedByName : object.members {
                key(member.name)
                self.value(member.value)
            }
            endObject()
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as a JSON text in UTF-8, without a line break at its end.
    public func serialized(_ format: JSONFormat = .compact) -> [UInt8] {
        var writer = JSONWriter(format: format, capacity: 256)
        writer.value(self)
        return writer.bytes
    }

    /// The value as a JSON text on one line.
    public var text: String { text(.compact) }

    /// The value as a JSON text, without a line break at its end.
    public func text(_ format: JSONFormat) -> String {
        String(decoding: serialized(format), as: UTF8.self)
    }

    /// The value as a JSON text on one line.
    public var description: String { text }
}

extension JSONObject {
    /// The members by the bytes of their names; those of one name in the order written.
    fileprivate var sortedByName: [Member] {
        members.enumerated().sorted { left, right in
            if left.element.name.isWrittenLike(right.element.name) { return left.offset < right.offset }
            return left.element.name.utf8.lexicographicallyPrecedes(right.element.name.utf8)
        }.map(\.element)
    }
}
