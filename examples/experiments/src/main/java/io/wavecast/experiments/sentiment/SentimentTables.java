package io.wavecast.experiments.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the experiment. */
final class SentimentTables {
    private SentimentTables() {}

    /**
     * Accuracy by classifier and seed.
     *
     * @param naiveBayes (splits) accuracy of naive Bayes
     * @param classifiers (splits) by their kind
     */
    static List<List<String>> accuracies(
            List<Proportion> naiveBayes,
            Map<LstmVariant, List<ReviewClassifier>> classifiers,
            List<ReviewSplit> splits) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("accuracy"));
        for (int s = 1; s <= splits.size(); s++) {
            heading.add("seed " + s);
        }
        heading.addAll(List.of("all", "95 % interval", "weights"));
        rows.add(heading);
        rows.add(row("naive Bayes", naiveBayes, ""));
        int vocabulary = splits.get(0).vocabulary().size();
        classifiers.forEach((variant, trained) -> rows.add(row(
                variant.name(),
                SentimentExperiment.accuracies(trained, splits),
                String.format(Locale.ROOT, "%,d", variant.weights(vocabulary)))));
        return rows;
    }

    /** Accuracy by the share of the words read. */
    static List<List<String>> early(double[] shares, List<Proportion> plain, List<Proportion> bidirectional) {
        List<String> heading = new ArrayList<>(List.of("accuracy after"));
        for (double share : shares) {
            heading.add(Math.round(100 * share) + " % of the words");
        }
        return List.of(
                heading,
                early(LstmVariant.PLAIN.name(), plain),
                early(LstmVariant.BIDIRECTIONAL.name(), bidirectional));
    }

    private static List<String> early(String name, List<Proportion> accuracies) {
        List<String> row = new ArrayList<>(List.of(name));
        accuracies.forEach(accuracy -> row.add(percent(accuracy.value()) + " (" + interval(accuracy) + ")"));
        return row;
    }

    private static List<String> row(String name, List<Proportion> accuracies, String weights) {
        List<String> row = new ArrayList<>(List.of(name));
        accuracies.forEach(accuracy -> row.add(percent(accuracy.value())));
        Proportion all = accuracies.stream().reduce(new Proportion(0, 0), Proportion::plus);
        row.addAll(List.of(percent(all.value()), interval(all), weights));
        return row;
    }

    static String percentages(List<Proportion> proportions) {
        return proportions.stream()
                .map(proportion -> percent(proportion.value()))
                .collect(Collectors.joining(", "));
    }

    private static String interval(Proportion proportion) {
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * proportion.lower(), 100 * proportion.upper());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
