package io.wavecast.demo.observe;

import java.util.ArrayList;
import java.util.List;

/** Errors over the whole run in a bounded number of equally wide pieces of event time; the width doubles as the run grows. */
final class ErrorHistory {
    /** Pieces kept at most. */
    static final int PIECES = 480;

    private final List<Piece> pieces = new ArrayList<>();
    private long widthMicros = 500_000;

    private record Piece(long number, ErrorSums sums) {}

    void add(ScoredForecast settled) {
        long number = Math.floorDiv(settled.atMicros(), widthMicros);
        if (pieces.isEmpty() || pieces.get(pieces.size() - 1).number() < number) {
            pieces.add(new Piece(number, new ErrorSums()));
        }
        pieces.get(pieces.size() - 1).sums().add(settled);
        while (pieces.size() > PIECES) {
            widen();
        }
    }

    private void widen() {
        widthMicros *= 2;
        List<Piece> merged = new ArrayList<>();
        for (Piece piece : pieces) {
            long number = Math.floorDiv(piece.number(), 2);
            if (merged.isEmpty() || merged.get(merged.size() - 1).number() < number) {
                merged.add(new Piece(number, new ErrorSums()));
            }
            merged.get(merged.size() - 1).sums().add(piece.sums());
        }
        pieces.clear();
        pieces.addAll(merged);
    }

    /** From the oldest; a piece's time is its middle. */
    List<ErrorPoint> points(long originMicros) {
        List<ErrorPoint> points = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            long middle = piece.number() * widthMicros + widthMicros / 2;
            ErrorStatistics errors = piece.sums().errors();
            points.add(new ErrorPoint((middle - originMicros) / 1e6, errors.rmse(), errors.naiveRmse()));
        }
        return points;
    }
}
