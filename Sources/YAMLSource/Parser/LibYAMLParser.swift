internal import CLibYAML

/// Owns one libyaml parser and the event it gave last, and frees both on every path.
///
/// The bytes must outlive it, and must be UTF-8 that `EncodingCheck` has passed: libyaml takes a zero byte for the end.
struct LibYAMLParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    private let isReady: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        event = .allocate(capacity: 1)
        event.initialize(to: yaml_event_t())
        // Without memory libyaml leaves a parser that may be deleted and nothing else.
        isReady = yaml_parser_initialize(parser) == 1
        if isReady {
            // It is known, so libyaml has nothing to guess.
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        }
    }

    deinit {
        yaml_event_delete(event)
        yaml_parser_delete(parser)
        event.deallocate()
        parser.deallocate()
    }

    /// The next event, good until the next call; nil after an error, which `problem` tells.
    mutating func next() -> UnsafePointer<yaml_event_t>? {
        yaml_event_delete(event)
        guard isReady, yaml_parser_parse(parser, event) == 1 else { return nil }
        return UnsafePointer(event)
    }

    /// What went wrong, in libyaml's words; marks count from the parser's own start.
    var problem: LibYAMLError {
        guard isReady, parser.pointee.error != YAML_MEMORY_ERROR else { return .outOfMemory }
        return .syntax(
            SyntaxProblem(
                words: parser.pointee.problem.map { String(cString: $0) } ?? "",
                context: parser.pointee.context.map { String(cString: $0) } ?? "",
                mark: Int32(clamping: parser.pointee.problem_mark.index),
                contextMark: parser.pointee.context == nil ? nil : Int32(clamping: parser.pointee.context_mark.index)
            )
        )
    }
}

/// Why libyaml stopped.
enum LibYAMLError {
    case outOfMemory
    case syntax(SyntaxProblem)
}

/// A syntax error as libyaml tells it.
struct SyntaxProblem {
    /// What it says is wrong, such as "did not find expected key".
    var words: String
    /// What it was doing, such as "while parsing a block mapping"; often empty.
    var context: String
    /// Where it gave up, in code points.
    var mark: Int32
    /// Where what it was doing began.
    var contextMark: Int32?

    /// The same in the count of the whole file.
    func moved(by codePoints: Int32) -> SyntaxProblem {
        var moved = self
        moved.mark = mark.addingReportingOverflow(codePoints).partialValue
        moved.contextMark = contextMark.map { $0.addingReportingOverflow(codePoints).partialValue }
        return moved
    }
}
