import Foundation
import Volumes

/// GraSPI's descriptors and the interface, by GRASPI's definitions; nil for 0/0.
extension NaiveFilm {
  /// One list for each length of a voxel.
  func descriptors(pixels: [Double]) -> [[String: Double?]] {
    let common = counts().merging(charge()) { $1 }.merging(paths()) { $1 }
    let lengths = (toAcceptor(.donor), toAcceptor(.mixed))
    return pixels.map { pixel in common.merging(fixedLengths(pixel, lengths)) { $1 } }
  }

  private func share(_ a: Int, _ b: Int) -> Double? { b == 0 ? nil : Double(a) / Double(b) }

  private func counts() -> [String: Double?] {
    let (d, a, m) = (voxels(.donor), voxels(.acceptor), voxels(.mixed))
    let top = shape.nz - 1
    let (mixedAtAnode, mixedAtCathode) = (joined(.mixed, to: top), joined(.mixed, to: 0))
    let both = Set(mixedAtAnode).intersection(mixedAtCathode)
    let number = { (list: [Int]) in Double(self.componentCount(list)) }
    return [
      "STAT_n": Double(d.count + a.count), "STAT_n_D": Double(d.count),
      "STAT_n_A": Double(a.count), "STAT_n_M": Double(m.count),
      "STAT_CC_D": number(d), "STAT_CC_A": number(a), "STAT_CC_M": number(m),
      "STAT_CC_D_An": number(joined(.donor, to: top)),
      "STAT_CC_A_Ca": number(joined(.acceptor, to: 0)),
      "STAT_CC_M_An": number(mixedAtAnode), "STAT_CC_M_Ca": number(mixedAtCathode),
      "STAT_CC_M_AnCa": number(Array(both)),
      "vol_frac_D": share(d.count, shape.count), "vol_frac_M": share(m.count, shape.count),
      "ABS_f_D": share(d.count, shape.count), "ABS_f_M": share(m.count, shape.count),
      "CT_n_D_adj_An": Double(d.filter { z($0) == top }.count),
      "CT_n_A_adj_Ca": Double(a.filter { z($0) == 0 }.count),
    ]
  }

  private func charge() -> [String: Double?] {
    let top = shape.nz - 1
    let (d, a, m) = (voxels(.donor), voxels(.acceptor), voxels(.mixed))
    let (dAn, aCa) = (joined(.donor, to: top), joined(.acceptor, to: 0))
    let (mAn, mCa) = (joined(.mixed, to: top), joined(.mixed, to: 0))
    let live = Set(dAn).union(aCa)
    let pairs = d.flatMap { i in
      neighbours[i].filter { $0.axes == 1 && volume.labels[$0.voxel] == 1 }.map { (i, $0.voxel) }
    }
    let connected = pairs.count { live.contains($0.0) && live.contains($0.1) }
    func contact(_ list: [Int], _ code: UInt8) -> Double {
      Double(list.count { i in neighbours[i].contains { volume.labels[$0.voxel] == code } })
    }
    return [
      "STAT_e": Double(pairs.count), "CT_e_conn": Double(connected),
      "CT_f_e_conn": share(connected, pairs.count),
      "CT_e_D_An": contact(dAn, 1), "CT_e_A_Ca": contact(aCa, 0),
      "CT_f_conn_D_An": share(dAn.count, d.count), "CT_f_conn_A_Ca": share(aCa.count, a.count),
      "CT_f_conn_DM_An": share(dAn.count + mAn.count, d.count + m.count),
      "CT_f_conn_AM_Ca": share(aCa.count + mCa.count, a.count + m.count),
    ]
  }

  private func paths() -> [String: Double?] {
    let top = shape.nz - 1
    let (donor, acceptor) = (straight(.donor, to: top), straight(.acceptor, to: 0))
    return [
      "tortuosity_D": donor, "CT_f_D_tort1": donor,
      "tortuosity_A": acceptor, "CT_f_A_tort1": acceptor,
      "CT_f_M_tort1_An": straight(.mixed, to: top), "CT_f_M_tort1_Ca": straight(.mixed, to: 0),
    ]
  }

  private func straight(_ phase: Phase, to electrode: Int) -> Double {
    let ends = voxels(phase).filter { z($0) == electrode }.map { ($0, 0.0) }
    let lengths = paths(phase, from: Dictionary(uniqueKeysWithValues: ends))
    let found = lengths.count { voxel, length in
      let height = Double(abs(z(voxel) - electrode))
      return abs((height == 0 ? 1 : length / height) - 1) < 1 / Double(shape.nz)
    }
    return share(found, lengths.count) ?? 0
  }

  private func fixedLengths(
    _ pixel: Double, _ lengths: (donor: [Double], mixed: [Double])
  ) -> [String: Double?] {
    let depths = voxels(.donor).map { exp(-Double(shape.nz - z($0)) * pixel / 100) }
    let donor = dissociation(lengths.donor, pixel, voxels(.donor).count)
    let mixed = dissociation(lengths.mixed, pixel, voxels(.mixed).count)
    return [
      "ABS_wf_D": depths.reduce(0, +) / Double(shape.count),
      "DISS_f10_D": donor.near, "DISS_wf10_D": donor.weight,
      "DISS_f10_M": mixed.near, "DISS_wf10_M": mixed.weight,
    ]
  }

  /// The lengths of the shortest paths from a phase's voxels to its interface with the acceptor.
  private func toAcceptor(_ phase: Phase) -> [Double] {
    var start: [Int: Double] = [:]
    for i in voxels(phase) {
      let edges = neighbours[i].filter { volume.labels[$0.voxel] == Phase.acceptor.rawValue }
      if let shortest = edges.map(\.axes).min() { start[i] = Double(shortest).squareRoot() / 2 }
    }
    return Array(paths(phase, from: start).values)
  }

  private func dissociation(
    _ lengths: [Double], _ pixel: Double, _ all: Int
  ) -> (near: Double?, weight: Double?) {
    let near = lengths.map { $0 * pixel }.filter { 0 < $0 && $0 < 10 }
    let weights = near.map { 6.265 * exp(-pow(($0 + 23) / 17.17, 2)) }
    return (share(near.count, all), all == 0 ? nil : weights.reduce(0, +) / Double(all))
  }
}
