import Conferencing

/// Under what a conference is found: equal names in two projects are two conferences (R1).
struct RoomKey: Sendable, Hashable {
    let project: ProjectID
    /// The name as `name_match` compares it.
    let name: String

    /// The key of a name as somebody wrote it.
    init(_ project: ProjectID, _ name: String, _ match: NameMatch) {
        self.project = project
        self.name = match.key(of: name)
    }

    /// R3: by bytes. `String`'s own equality would make an `é` in two code points equal to one in one.
    static func == (left: RoomKey, right: RoomKey) -> Bool {
        guard left.project == right.project, left.name.utf8.count == right.name.utf8.count, left.name == right.name
        else { return false }
        // What is equal to an ASCII text without being it has more bytes.
        return left.name.utf8Span.isKnownASCII || left.name.utf8.elementsEqual(right.name.utf8)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(project)
        hasher.combine(name)
    }
}

extension NameMatch {
    /// R3: the part of a name that counts.
    fileprivate func key(of name: String) -> String {
        switch self {
        case .exact: return name
        case .casefold: return name.lowercased()
        case .trim:
            let scalars = name.unicodeScalars
            guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
                let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
            else { return "" }
            return String(scalars[first...last])
        }
    }
}

extension NameMaximum {
    /// R4: no blank name, and none that is too long.
    func allows(_ name: String) -> Bool {
        // Nearly every name has a visible character of ASCII and is short, and then need not be read as Unicode.
        let isVisible = name.utf8.contains { (0x21...0x7E).contains($0) }
        guard isVisible || !ValueType.isBlank(name) else { return false }
        switch self {
        // No text has more code points than bytes.
        case .characters64: return name.utf8.count <= 64 || ValueType.length(of: name) <= 64
        case .none: return true
        }
    }
}
