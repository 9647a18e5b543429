/// An entry of a table that is looked up by its name.
public protocol TableEntry {
    /// The name by which it is looked up.
    var name: String { get }
    /// What others call it; never accepted, only explained.
    var otherNames: [String] { get }
}

extension Array where Element: TableEntry {
    /// The entry with exactly this name.
    public func named(_ name: String) -> Element? {
        first { $0.name == name }
    }

    /// The name that was probably meant by one that the table does not have: the entry that goes by it elsewhere, else the
    /// nearest one; nil where nothing is near.
    public func nearestName(to name: String) -> String? {
        if let entry = first(where: { $0.otherNames.contains(name) }) { return entry.name }
        return Nearest.name(to: name, among: map(\.name))
    }
}
