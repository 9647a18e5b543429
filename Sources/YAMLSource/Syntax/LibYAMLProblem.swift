/// Every syntax error that libyaml 0.2.5 knows, by its own words (scanner.c, parser.c).
enum LibYAMLProblem: String, CaseIterable {
    // Block structure
    case missingColon = "could not find expected ':'"
    case missingKey = "did not find expected key"
    case missingDash = "did not find expected '-' indicator"
    case missingNode = "did not find expected node content"
    case missingDocumentStart = "did not find expected <document start>"
    case listNotAllowed = "block sequence entries are not allowed in this context"
    case complexKeyNotAllowed = "mapping keys are not allowed in this context"
    case valueNotAllowed = "mapping values are not allowed in this context"
    // Flow structure
    case listNotEnded = "did not find expected ',' or ']'"
    case mappingNotEnded = "did not find expected ',' or '}'"
    case unexpectedColon = "found unexpected ':'"
    // Characters
    case noToken = "found character that cannot start any token"
    case tabInPlainText = "found a tab character that violates indentation"
    case tabInBlockText = "found a tab character where an indentation space is expected"
    case anchorName = "did not find expected alphabetic or numeric character"
    // Quoted and block text
    case documentInQuotes = "found unexpected document indicator"
    case endInQuotes = "found unexpected end of stream"
    case unknownEscape = "found unknown escape character"
    case notHexadecimal = "did not find expected hexdecimal number"
    case noCharacter = "found invalid Unicode character escape code"
    case zeroIndentation = "found an indentation indicator equal to 0"
    case textAfterHeader = "did not find expected comment or line break"
    // Tags
    case tagHandle = "found undefined tag handle"
    case tagEnd = "did not find the expected '>'"
    case tagMark = "did not find expected '!'"
    case tagURI = "did not find expected tag URI"
    case tagEscape = "did not find URI escaped octet"
    case tagLeadingByte = "found an incorrect leading UTF-8 octet"
    case tagTrailingByte = "found an incorrect trailing UTF-8 octet"
    case blankAfterTag = "did not find expected whitespace or line break"
    // Directives
    case unknownDirective = "found unknown directive name"
    case directiveName = "could not find expected directive name"
    case directiveCharacter = "found unexpected non-alphabetical character"
    case directiveBlank = "did not find expected whitespace"
    case versionDigit = "did not find expected digit or '.' character"
    case versionLength = "found extremely long version number"
    case versionNumber = "did not find expected version number"
    case secondVersion = "found duplicate %YAML directive"
    case otherVersion = "found incompatible YAML document"
    case secondTagDirective = "found duplicate %TAG directive"
    // Never seen: the parser begins with this token.
    case missingStreamStart = "did not find expected <stream-start>"
}

/// Which of them it is. Some words serve for tags and directives alike; what libyaml was doing tells them apart.
struct ProblemKind {
    var problem: LibYAMLProblem
    var isOfDirective: Bool

    init?(_ syntax: SyntaxProblem) {
        guard let problem = LibYAMLProblem(rawValue: syntax.words) else { return nil }
        self.problem = problem
        switch problem {
        case .unknownDirective, .directiveName, .directiveCharacter, .directiveBlank, .versionDigit, .versionLength,
            .versionNumber, .secondVersion, .otherVersion, .secondTagDirective:
            isOfDirective = true
        case .textAfterHeader, .blankAfterTag, .tagMark, .tagURI, .tagEscape, .tagLeadingByte, .tagTrailingByte:
            // "while scanning a directive", "while scanning a %TAG directive", "while parsing a tag directive"
            isOfDirective = syntax.context.contains("directive")
        case .missingColon, .missingKey, .missingDash, .missingNode, .missingDocumentStart, .listNotAllowed,
            .complexKeyNotAllowed, .valueNotAllowed, .listNotEnded, .mappingNotEnded, .unexpectedColon, .noToken,
            .tabInPlainText, .tabInBlockText, .anchorName, .documentInQuotes, .endInQuotes, .unknownEscape,
            .notHexadecimal, .noCharacter, .zeroIndentation, .tagHandle, .tagEnd, .missingStreamStart:
            isOfDirective = false
        }
    }
}
