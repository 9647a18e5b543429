/// The programs' version.
public enum Version {
    /// As it is printed.
    public static let text = "0.1.0"
}
