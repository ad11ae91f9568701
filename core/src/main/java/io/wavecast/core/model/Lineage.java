package io.wavecast.core.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The origin of a model: its training, its data, the evaluation of its forecasts, and how to train it again. */
public record Lineage(Training training, History history, Evaluation evaluation, Recipe recipe) {
    /** The lineage of a model whose origin is unknown. */
    public static final Lineage UNKNOWN = new Lineage(
            new Training(0, "unknown", "unknown", 0, 0), new History("unknown", 0, 0, 0, 0), Evaluation.NONE);

    /** A lineage that does not say how to train the model again. */
    public Lineage(Training training, History history, Evaluation evaluation) {
        this(training, history, evaluation, Recipe.UNKNOWN);
    }

    /**
     * The training of the weights.
     *
     * @param trainedAtMicros when training ended, microseconds since the epoch; 0 if unknown
     * @param engine software that trained the model, with its version
     * @param platform Java and operating system of the training, since {@code Math} may differ between them
     * @param updates gradient updates of the cells; passes over the data in models of earlier versions
     * @param seed the seed of the random numbers in training
     * @param bestUpdate the update whose cells the model has; 0 for random cells and for a model without cells
     * @param kept what the training kept, in words; empty if unknown
     */
    public record Training(
            long trainedAtMicros, String engine, String platform, int updates, long seed, int bestUpdate, String kept) {
        /** A training of which nothing is known but its updates. */
        public Training(long trainedAtMicros, String engine, String platform, int updates, long seed) {
            this(trainedAtMicros, engine, platform, updates, seed, 0, "");
        }

        /** A copy with other words on what was kept. */
        public Training withKept(String words) {
            return new Training(trainedAtMicros, engine, platform, updates, seed, bestUpdate, words);
        }
    }

    /**
     * The data that the model was trained on.
     *
     * @param topic the topic that the history was read from
     * @param fromMicros event time of the first sample used, microseconds since the epoch
     * @param toMicros event time of the last sample used, microseconds since the epoch
     * @param series number of series used
     * @param samples number of samples used; 0 if unknown
     * @param offsets the records of the topic that were read, by ascending partition; empty if unknown
     */
    public record History(
            String topic, long fromMicros, long toMicros, int series, long samples, List<Offsets> offsets) {
        public History {
            offsets = List.copyOf(offsets);
        }

        /** A history whose offsets are not known. */
        public History(String topic, long fromMicros, long toMicros, int series, long samples) {
            this(topic, fromMicros, toMicros, series, samples, List.of());
        }
    }

    /**
     * A range of a partition's records.
     *
     * @param first offset of the first record
     * @param last offset of the last record
     */
    public record Offsets(int partition, long first, long last) {}

    /**
     * How to train the same model again.
     *
     * @param code version of the software that trained; empty if unknown
     * @param settings the values of the options of {@code train} by their names without dashes, but for model and times; {@code true} for a flag
     * @param refitted whether outputs were fitted to all data, the held-out ones included, after the evaluation
     * @param leftOut what was not tried since the time ran out, in words; empty if nothing. Another run may then get further
     */
    public record Recipe(String code, SortedMap<String, String> settings, boolean refitted, String leftOut) {
        /** Nothing is known. */
        public static final Recipe UNKNOWN = new Recipe("", new TreeMap<>(), false, "");

        public Recipe {
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }
    }

    /**
     * Errors on the test part: root mean squares in scaled units; NaN if not evaluated. All but {@code errors} are those at the first
     * horizon.
     *
     * @param error error of the model
     * @param errors error of the model at each horizon; empty if not evaluated, and for models of earlier versions
     * @param naiveError error of the naive forecast
     * @param arError error of an autoregressive model, AR(p)
     * @param verdict result of the comparison at every horizon, in words; empty without a comparison
     * @param conceded (horizons) logarithm of the factor by which errors have grown over the versions since the best one, so that the tolerance
     *     is granted once; empty if unknown
     */
    public record Evaluation(
            double error,
            List<Double> errors,
            double naiveError,
            double arError,
            String verdict,
            List<Double> conceded) {
        /** The evaluation of a model that was not evaluated: all errors are NaN. */
        public static final Evaluation NONE = new Evaluation(Double.NaN, Double.NaN, Double.NaN, "");

        public Evaluation {
            errors = List.copyOf(errors);
            conceded = List.copyOf(conceded);
        }

        /** An evaluation that concedes nothing to earlier versions. */
        public Evaluation(double error, List<Double> errors, double naiveError, double arError, String verdict) {
            this(error, errors, naiveError, arError, verdict, List.of());
        }

        /** An evaluation at the first horizon only. */
        public Evaluation(double error, double naiveError, double arError, String verdict) {
            this(error, List.of(), naiveError, arError, verdict);
        }
    }

    /** A copy with another training. */
    public Lineage with(Training other) {
        return new Lineage(other, history, evaluation);
    }

    /** A copy with another evaluation. */
    public Lineage with(Evaluation other) {
        return new Lineage(training, history, other, recipe);
    }
}
