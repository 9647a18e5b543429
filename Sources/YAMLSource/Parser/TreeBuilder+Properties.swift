internal import CLibYAML

/// The anchor and the tag in front of a node, and where the node itself begins.
///
/// libyaml's events have a mark for all three together, so the places are read from the source.
struct NodeProperties {
    var anchor: SourceRange?
    var tag: SourceRange?
    var contentStart: Int32 = 0
}

extension TreeBuilder {
    /// Reads the anchor, the tag or both from where they begin, and goes on to the next token.
    mutating func readProperties(from start: Int32, anchor: Bool, tag: Bool) -> NodeProperties {
        var properties = NodeProperties()
        let bytes = cursor.bytes
        var byte = cursor.byte(of: start)
        var codePoint = start
        func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
        func step() {
            byte += 1
            codePoint += 1
            while at(byte) & 0xC0 == 0x80 { byte += 1 }
        }
        while byte < bytes.count {
            let first = codePoint
            switch at(byte) {
            case UInt8(ascii: "&") where anchor && properties.anchor == nil:
                repeat { step() } while at(byte).isNameCharacter
                properties.anchor = SourceRange(start: first, end: codePoint)
            case UInt8(ascii: "!") where tag && properties.tag == nil:
                repeat { step() } while byte < bytes.count && !endsTag(at(byte))
                properties.tag = SourceRange(start: first, end: codePoint)
            case UInt8(ascii: "#"):
                repeat { step() } while byte < bytes.count && !at(byte).isLineEnd
            case let other where other.isBlank || other.isLineEnd:
                step()
            default:
                properties.contentStart = codePoint
                return properties
            }
        }
        properties.contentStart = codePoint
        return properties
    }

    private func endsTag(_ byte: UInt8) -> Bool {
        byte.isBlank || byte.isLineEnd || (byte == UInt8(ascii: ",") && frames.last?.opener != nil)
    }

    /// Notes a node's anchor and gives its place in the table.
    mutating func note(
        _ name: UnsafeMutablePointer<yaml_char_t>,
        _ properties: NodeProperties,
        record: Int32,
        isOpen: Bool
    ) -> Int {
        let range = properties.anchor ?? SourceRange(start: properties.contentStart, end: properties.contentStart)
        return anchors.add(String(cString: name), .init(record: record, range: range, isOpen: isOpen))
    }

    mutating func reportTag(_ properties: NodeProperties) {
        guard let tag = properties.tag else { return }
        let bytes = cursor.bytes[cursor.byte(of: tag.start)..<cursor.byte(of: tag.end)]
        let written = String(decoding: bytes, as: UTF8.self)
        let hint =
            switch written {
            case "!!str": "put the value in quotes to make it text"
            case "!!int", "!!float", "!!bool": "a value is read as what its place calls for"
            default: "leave it out, or put text that begins with '!' in quotes"
            }
        log.add(.tag, "\(quoted(written)) is a tag of YAML, and scenarios have none", at: tag, hints: [hint])
    }
}
