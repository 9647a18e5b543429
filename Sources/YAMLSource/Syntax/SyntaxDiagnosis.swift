/// Turns a syntax error of libyaml into a sentence of ours at the place where the mistake was made.
///
/// libyaml reports where it could not go on, often lines below the mistake. What was open and what was read last tell
/// more.
struct SyntaxDiagnosis {
    let problem: SyntaxProblem
    /// Nil where libyaml said something that it does not say in version 0.2.5.
    let kind: ProblemKind?
    let probe: TextProbe
    /// The byte where libyaml gave up, and the one where what it was doing began.
    let mark: Int
    let context: Int?
    /// The innermost `[` or `{` that was open.
    let opener: Int?
    /// The scalar read last, if nothing but a scalar was.
    let last: LastScalar?

    struct LastScalar {
        var form: NodeForm
        var bytes: Range<Int>
        var isQuoted: Bool { form == .singleQuoted || form == .doubleQuoted }
    }

    init(_ problem: SyntaxProblem, in source: SourceText, opener: Int32?, lastScalar: NodeRecord?) {
        self.problem = problem
        kind = ProblemKind(problem)
        probe = TextProbe(source: source)
        let mark = source.byteOffset(of: problem.mark)
        self.mark = mark
        context = problem.contextMark.map { min(source.byteOffset(of: $0), mark) }
        self.opener = opener.map(source.byteOffset)
        last = lastScalar.flatMap { record in
            guard !record.form.isCollection, record.form != .alias else { return nil }
            let start = source.byteOffset(of: record.start)
            return LastScalar(form: record.form, bytes: start..<max(start, source.byteOffset(of: record.end)))
        }
    }

    /// The mistake: `${` where it may be the cause, else a tab that indents, else what libyaml complains of.
    func diagnostic() -> Diagnostic {
        let own = tabInIndentation() ?? told()
        var diagnostic = dollarBrace(insteadOf: own) ?? own
        diagnostic.notes += invisibleLineEnd()
        return diagnostic
    }

    /// A line end that only YAML 1.1 knows: whoever looks at the text does not see it.
    private func invisibleLineEnd() -> [Diagnostic.Note] {
        let line = probe.lineStart(of: mark)..<probe.lineEnd(of: mark)
        var byte = line.lowerBound
        for scalar in probe.text(line).unicodeScalars {
            let next = byte + UTF8.width(scalar)
            if scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}" {
                let name = hexadecimal(scalar.value, digits: 4)
                return [note("the invisible character U+\(name) here ends a line for YAML", at: byte..<next)]
            }
            byte = next
        }
        return []
    }

    private func told() -> Diagnostic {
        guard let kind else { return untold() }
        if kind.isOfDirective { return directive() }
        switch kind.problem {
        case .missingColon: return missingColon()
        case .missingKey: return missingKey()
        case .missingDash: return missingDash()
        case .missingNode: return missingNode()
        case .missingDocumentStart: return missingDocumentStart()
        case .listNotAllowed: return listNotAllowed()
        case .complexKeyNotAllowed: return complexKeyNotAllowed()
        case .valueNotAllowed: return valueNotAllowed()
        case .listNotEnded, .mappingNotEnded: return collectionNotEnded()
        case .unexpectedColon: return missingBlank(afterColon: mark)
        case .noToken: return noToken()
        case .tabInPlainText, .tabInBlockText: return tab(at: mark)
        case .anchorName: return anchorName()
        case .documentInQuotes, .endInQuotes: return unclosedQuote()
        case .unknownEscape: return unknownEscape()
        case .notHexadecimal: return notHexadecimal()
        case .noCharacter: return noCharacter()
        case .zeroIndentation: return zeroIndentation()
        case .textAfterHeader: return textAfterHeader()
        case .tagHandle, .tagEnd, .tagMark, .tagURI, .tagEscape, .tagLeadingByte, .tagTrailingByte, .blankAfterTag:
            return tag()
        case .unknownDirective, .directiveName, .directiveCharacter, .directiveBlank, .versionDigit, .versionLength,
            .versionNumber, .secondVersion, .otherVersion, .secondTagDirective:
            return directive()
        case .missingStreamStart: return untold()
        }
    }

    /// A sentence even for words that nobody foresaw.
    private func untold() -> Diagnostic {
        let context = problem.context.isEmpty ? "" : " \(problem.context)"
        return error("this is not valid YAML: libyaml '\(problem.words)'\(context)", at: probe.word(at: mark))
    }

    func error(
        _ message: String,
        at bytes: Range<Int>,
        code: DiagnosticCode = .yamlSyntax,
        notes: [Diagnostic.Note] = [],
        hints: [String] = []
    ) -> Diagnostic {
        Diagnostic(code, message, at: SourcePlace(probe.source, probe.range(bytes)), notes: notes, hints: hints)
    }

    func note(_ message: String, at bytes: Range<Int>) -> Diagnostic.Note {
        Diagnostic.Note(message, at: SourcePlace(probe.source, probe.range(bytes)))
    }

    /// A part of the source in single quotes.
    func words(_ bytes: Range<Int>) -> String { quoted(probe.text(bytes)) }
}
