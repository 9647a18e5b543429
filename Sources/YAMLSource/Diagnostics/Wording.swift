/// A user's own words in single quotes: their first line, cut to a length that a message can bear.
///
/// What the user has put in quotes keeps those.
func quoted(_ text: some StringProtocol) -> String {
    let limit = 60
    let head = text.prefix(limit).prefix { !$0.isNewline }
    let isQuoted = head.count > 1 && head.first == head.last && (head.first == "\"" || head.first == "'")
    if isQuoted, head.endIndex == text.endIndex { return String(head) }
    return "'\(head)\(head.endIndex == text.endIndex ? "" : "...")'"
}

/// A count with a comma after each three digits.
func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number.magnitude).reversed().enumerated() {
        if index > 0, index.isMultiple(of: 3) { text.append(",") }
        text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
}
