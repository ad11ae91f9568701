package io.wavecast.trainer.learn;

import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.RecurrentCells;
import io.wavecast.trainer.linear.Targets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses a contender for each horizon by the rule of {@link OneStandardError}. */
final class HorizonChoice {
    private static final Logger log = LoggerFactory.getLogger(HorizonChoice.class);

    private final Targets targets;
    private final List<Integer> horizons;
    private final List<Contender> contenders;
    private final List<double[][]> losses; // (contenders)(horizons)(blocks)
    private final List<Integer> chosen; // (horizons) index of a contender

    /**
     * Chooses.
     *
     * @param contenders the simplest first, at most one of them with cells, which is the last; a contender with fewer fitted weights counts as
     *     simpler
     */
    HorizonChoice(Targets targets, List<Integer> horizons, List<Contender> contenders, BlockLosses measure) {
        this(targets, horizons, contenders, contenders.stream().map(measure::of).toList());
    }

    /**
     * Chooses by known losses.
     *
     * @param losses (contenders)(horizons)(blocks) logarithms of mean squared errors, NaN where a contender was not measured
     */
    HorizonChoice(Targets targets, List<Integer> horizons, List<Contender> contenders, List<double[][]> losses) {
        this.targets = targets;
        this.horizons = horizons;
        this.contenders = contenders;
        this.losses = losses;
        this.chosen = IntStream.range(0, horizons.size()).mapToObj(this::best).toList();
    }

    private int best(int h) {
        List<Integer> order = IntStream.range(0, contenders.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> complexity(contenders.get(i), h)))
                .toList();
        int best = best(order, h);
        log.info(
                "horizon {}: {} by validation errors {}",
                horizons.get(h),
                contenders.get(best).name(),
                order.stream()
                        .map(i -> contenders.get(i).name() + " " + (float) Math.exp(score(i, h) / 2))
                        .collect(Collectors.joining(", ")));
        return best;
    }

    /**
     * The last value and the values of seasons have no weights that could fit noise, but they are no safer than a regression either. So they must be at
     * least as good as the fitted contender that the rule prefers.
     */
    private int best(List<Integer> order, int h) {
        Optional<Integer> plain = preferred(order.stream().filter(i -> complexity(contenders.get(i), h) == 0), h);
        Optional<Integer> fitted = preferred(order.stream().filter(i -> complexity(contenders.get(i), h) > 0), h);
        boolean fittedIsBetter = plain.isEmpty()
                || (fitted.isPresent()
                        && OneStandardError.gain(losses.get(fitted.get())[h], losses.get(plain.get())[h]) > 0);
        return (fittedIsBetter ? fitted : plain).orElseThrow();
    }

    private Optional<Integer> preferred(Stream<Integer> some, int h) {
        List<Integer> order = some.toList();
        return order.isEmpty()
                ? Optional.empty()
                : Optional.of(order.get(OneStandardError.preferred(
                        order.stream().map(i -> losses.get(i)[h]).toList())));
    }

    private static int complexity(Contender contender, int h) {
        return contender.cells().isPresent()
                ? Integer.MAX_VALUE
                : contender.readout().fittedWeights(h);
    }

    private double score(int contender, int h) {
        return BlockLosses.onValidation(losses.get(contender)[h]);
    }

    /** The chosen outputs. */
    Readout readout() {
        return Readout.composed(
                targets, chosen.stream().map(i -> contenders.get(i).readout()).toList());
    }

    /** The cells that the chosen outputs use. */
    Optional<RecurrentCells> cells() {
        return chosen.stream().flatMap(i -> contenders.get(i).cells().stream()).findFirst();
    }

    /** Mean over horizons of the losses on the validation part, see {@link BlockLosses}. */
    double score() {
        return IntStream.range(0, chosen.size())
                .mapToDouble(h -> score(chosen.get(h), h))
                .average()
                .orElseThrow();
    }

    /** The last contender that was chosen, then the others with their horizons. */
    String words() {
        List<String> parts = new ArrayList<>();
        for (int i = contenders.size() - 1; i >= 0; i--) {
            int contender = i;
            String where = IntStream.range(0, chosen.size())
                    .filter(h -> chosen.get(h) == contender)
                    .mapToObj(h -> "horizon " + horizons.get(h))
                    .collect(Collectors.joining(", "));
            if (!where.isEmpty()) {
                String name = contenders.get(i).name();
                parts.add(parts.isEmpty() ? name : name + " at " + where);
            }
        }
        return String.join("; ", parts);
    }
}
