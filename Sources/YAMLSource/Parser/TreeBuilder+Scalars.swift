internal import CLibYAML

extension TreeBuilder {
    mutating func scalar(_ event: UnsafePointer<yaml_event_t>) -> Refusal? {
        let scalar = event.pointee.data.scalar
        let form = NodeForm(scalar.style)
        var start = codePoint(event.pointee.start_mark)
        var end = codePoint(event.pointee.end_mark)
        guard records.count < limits.maximumNodes else { return .tooManyNodes(SourceRange(start: start, end: end)) }
        var marks: NodeMarks = []
        if scalar.anchor != nil || scalar.tag != nil {
            let properties = readProperties(from: start, anchor: scalar.anchor != nil, tag: scalar.tag != nil)
            reportTag(properties)
            // Without a content libyaml ends the node after its anchor or tag, and the scan runs past that.
            start = min(properties.contentStart, end)
            if let name = scalar.anchor {
                _ = note(name, properties, record: Int32(records.count), isOpen: false)
            }
        } else if form == .plain, scalar.length == 0 {
            isEmpty = frames.isEmpty
            start = absentPlace(start)
            end = start
        }
        if form == .plain, scalar.length == 0 { marks = [.absent] }
        if form == .literal || form == .folded { end = blockScalarEnd(start: start, end: end) }

        let link: Int32
        // A plain scalar on one line stands in the source as it is. libyaml's lines are the ones that it folds.
        if form == .plain, event.pointee.start_mark.line == event.pointee.end_mark.line {
            link = Int32(truncatingIfNeeded: cursor.byte(of: start))
            marks.insert(.inSource)
            assert(
                cursor.bytes[Int(link)...].starts(with: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
            )
        } else {
            link = Int32(truncatingIfNeeded: text.count)
            text.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
        }
        if isAtKey {
            let isMerge = form == .plain && scalar.length == 2 && scalar.value[0] == 0x3C && scalar.value[1] == 0x3C
            checkKey(isMerge: isMerge, SourceRange(start: start, end: end), &marks)
        }
        records.append(
            NodeRecord(
                form: form,
                marks: marks,
                start: start,
                end: end,
                link: link,
                count: Int32(truncatingIfNeeded: scalar.length)
            )
        )
        attach(endingAt: end)
        return nil
    }

    /// The place of a value that is not there: just after the colon or the dash that asks for it.
    ///
    /// libyaml puts it there in block style, and at the next token, which may be lines below, in flow style.
    private mutating func absentPlace(_ mark: Int32) -> Int32 {
        guard let frame = frames.last, frame.isMapping, frame.children & 1 == 1 else { return mark }
        let byte = cursor.byte(of: mark)
        if byte > 0, cursor.bytes[byte - 1] == UInt8(ascii: ":") { return mark }
        var next = cursor.byte(of: frame.lastEnd)
        let keyEnd = next
        while next < cursor.bytes.count, cursor.bytes[next].isBlank { next += 1 }
        guard next < cursor.bytes.count, cursor.bytes[next] == UInt8(ascii: ":") else { return frame.lastEnd }
        return frame.lastEnd + Int32(truncatingIfNeeded: next + 1 - keyEnd)
    }

    /// The end of a block scalar's last line that is not blank; libyaml's mark lies at the start of the line after.
    private mutating func blockScalarEnd(start: Int32, end: Int32) -> Int32 {
        let bytes = cursor.bytes
        var last = cursor.byte(of: end)
        let lastByte = last
        let first = cursor.byte(of: start)
        // Back over the line ends and the lines of blanks alone; the header's own `|` stops it.
        var lineEnd = last
        while last > first, bytes[last - 1].isBlank || bytes[last - 1].isLineEnd {
            last -= 1
            if bytes[last].isLineEnd { lineEnd = last }
        }
        // Blanks that end the last line are text, so the line's end counts. All that was passed is ASCII.
        let hasLines = bytes[first..<lineEnd].contains { $0.isLineEnd }
        if hasLines { return end - Int32(truncatingIfNeeded: lastByte - lineEnd) }
        var header = first + 1
        while header < lineEnd, "+-0123456789".utf8.contains(bytes[header]) { header += 1 }
        return start + Int32(truncatingIfNeeded: header - first)
    }
}

extension NodeForm {
    init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: self = .literal
        case YAML_FOLDED_SCALAR_STYLE: self = .folded
        default: self = .plain
        }
    }
}
