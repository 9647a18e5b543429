import Conferencing
import Planning

extension Executor {
    /// Whether the present sequence sees what another has claimed: itself, those around it, and branches that are over.
    func isVisible(_ sequence: Int) -> Bool {
        if sequence == current { return true }
        var claimant = sequence
        while true {
            var around: Int? = current
            while let one = around {
                if one == claimant { return true }
                around = sequences[one].parent
            }
            guard sequences[claimant].isMerged, let parent = sequences[claimant].parent else { return false }
            claimant = parent
        }
    }

    /// Who accounts for a record, as far as the present sequence sees; nil where nobody does.
    func claim(of record: RecordRef) -> Claim? {
        claim(in: record.isSide ? sides[record.index].claims : inbox[record.index].claims)
    }

    func claim(in claims: ClaimSet) -> Claim? { claims.claim(where: isVisible) }

    mutating func claim(_ record: RecordRef, by claim: Claim) {
        if record.isSide {
            sides[record.index].claims.add(claim, of: current)
        } else {
            inbox[record.index].claims.add(claim, of: current)
        }
    }

    mutating func unclaim(_ record: RecordRef, from claim: Claim) {
        if record.isSide {
            sides[record.index].claims.remove(claim, of: current)
        } else {
            inbox[record.index].claims.remove(claim, of: current)
        }
    }

    /// Where a record stands in the trace.
    func entry(of record: RecordRef) -> Int { record.isSide ? sides[record.index].entry : inbox[record.index].entry }

    /// When it came.
    func arrival(of record: RecordRef) -> Instant { record.isSide ? sides[record.index].at : inbox[record.index].at }
}
