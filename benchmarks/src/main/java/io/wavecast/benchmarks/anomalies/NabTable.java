package io.wavecast.benchmarks.anomalies;

import io.wavecast.benchmarks.anomalies.NabScorer.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The scores of one method on all files, with one threshold. */
final class NabTable {
    private static final int THRESHOLDS = 400; // tried in the search

    private final List<NabFile> files;
    private final List<int[]> alarms; // by file: rows, ascending

    private NabTable(List<NabFile> files, List<int[]> alarms) {
        this.files = files;
        this.alarms = alarms;
    }

    /** Runs a method over the files. If it searches its threshold, that is the best one for the profile. */
    static NabTable of(AnomalyMethod method, List<NabFile> files, NabProfile profile) {
        List<double[]> scores = new ArrayList<>();
        for (NabFile file : files) {
            scores.add(method.scores(file.array()));
        }
        if (!method.searchesThreshold()) {
            return at(files, scores, Double.MIN_VALUE);
        }
        double[] sorted =
                scores.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        NabTable best = at(files, scores, Double.POSITIVE_INFINITY);
        for (int k = 0; k < THRESHOLDS; k++) {
            // Geometric in the share of rows that alarm, from one row to a tenth of them.
            double rows = Math.pow(sorted.length / 10.0, k / (THRESHOLDS - 1.0));
            NabTable other = at(files, scores, sorted[sorted.length - (int) rows]);
            if (other.score(profile) > best.score(profile)) {
                best = other;
            }
        }
        return best;
    }

    private static NabTable at(List<NabFile> files, List<double[]> scores, double threshold) {
        List<int[]> alarms = new ArrayList<>();
        for (double[] rows : scores) {
            alarms.add(IntStream.range(0, rows.length)
                    .filter(row -> rows[row] >= threshold)
                    .toArray());
        }
        return new NabTable(files, alarms);
    }

    /** The normalised score of all files. */
    double score(NabProfile profile) {
        return score(profile, "");
    }

    /** The normalised score of the files whose names begin with a prefix. */
    double score(NabProfile profile, String prefix) {
        double sum = 0;
        int windows = 0;
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).name().startsWith(prefix)) {
                sum += result(i, profile).sum();
                windows += files.get(i).windows().size();
            }
        }
        return NabScorer.normalised(sum, windows, profile);
    }

    /** The result of one file. */
    Result result(int index, NabProfile profile) {
        NabFile file = files.get(index);
        return NabScorer.judge(file.values().size(), file.windows(), alarms.get(index), profile);
    }
}
