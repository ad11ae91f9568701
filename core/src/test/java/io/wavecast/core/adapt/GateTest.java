package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final int MEMORY = 400;
    private static final double DISCOUNT = 1 - 1.0 / MEMORY;
    private static final double CAUTION = 1;

    private final Gate gate = new Gate(DISCOUNT);
    private final double[] numbers = new double[AdapterLayout.GAINS + 1];

    @Test
    void shouldBeginWithTheModelAlone() {
        assertThat(gate.share(numbers, 0, 1, 0)).isZero();
    }

    @Test
    void shouldPublishNearlyTheWholeCorrectionWhereItIsTheError() {
        for (int i = 0; i < 1_000; i++) {
            add(1, 1, 1);
        }
        assertThat(gate.share(numbers, 0, 1, 0)).isBetween(0.99, 1.0);
    }

    @Test
    void shouldStayClosedUntilCorrectionsGainMoreThanTheThreshold() {
        for (int i = 0; i < 1_000; i++) {
            add(1, 0.04, 1); // gains 0.04 per score
        }
        assertThat(gate.share(numbers, 0, 1, 0)).isGreaterThan(0.3);
        assertThat(gate.share(numbers, 0, 1, 0.05)).isZero();

        for (int i = 0; i < 1_000; i++) {
            add(1, 0.8, 1);
        }
        assertThat(gate.share(numbers, 0, 1, 0.05)).isGreaterThan(0.9);
    }

    @Test
    void shouldPublishNothingWhereTheCorrectionPointsAway() {
        for (int i = 0; i < 1_000; i++) {
            add(1, -1, 1);
        }
        assertThat(gate.share(numbers, 0, 1, 0)).isZero();
    }

    @Test
    void shouldMinimiseTheSumOfSquaresAndPrices() {
        double penalty = 3;
        for (double threshold : new double[] {0, 0.05, 0.2}) {
            Arrays.fill(numbers, 0);
            double[] sums = new double[101]; // by share in percent
            var random = new Random(1);
            for (int n = 0; n < 500; n++) {
                double correction = random.nextGaussian();
                double error = 0.6 * correction + random.nextGaussian();
                double weight = random.nextDouble();
                add(error, correction, weight);
                for (int p = 0; p <= 100; p++) {
                    double left = error - p / 100.0 * correction;
                    sums[p] = DISCOUNT * sums[p] + weight * left * left + 2 * threshold * p / 100;
                }
            }
            int best = 0;
            for (int p = 0; p <= 100; p++) {
                sums[p] += penalty * p * p / 1e4;
                best = sums[p] < sums[best] ? p : best;
            }
            assertThat(gate.share(numbers, 0, penalty, threshold))
                    .as("threshold %s", threshold)
                    .isCloseTo(best / 100.0, within(0.005));
        }
    }

    /** An adversary that knows the share: pays for a while, then turns against the correction; as long as fits the delay, or at random. */
    @ParameterizedTest
    @CsvSource({"1,1", "1,7", "1,100", "5,5", "5,40", "48,48", "48,100", "48,300", "200,200", "200,1000"})
    void shouldKeepItsBoundAgainstAnAdversaryInPhases(int horizon, int phase) {
        Adversary adversary = (random, n, share) -> {
            boolean pays = n / phase % 2 == 0;
            return new double[] {pays ? 1 : -1, 1, 1};
        };
        checkBound(horizon, 1, adversary);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "7,3", "48,4", "200,5"})
    void shouldKeepItsBoundAgainstRandomPhases(int horizon, long seed) {
        double[] sign = {1};
        checkBound(horizon, seed, (random, n, share) -> {
            sign[0] = random.nextInt(2 * horizon + 3) == 0 ? -sign[0] : sign[0];
            return new double[] {sign[0] * random.nextDouble() * 3, random.nextDouble() * 2, random.nextDouble()};
        });
    }

    /** Pays as long as the share is small, and turns once it is large. */
    @ParameterizedTest
    @CsvSource({"1,0.1", "1,0.5", "1,0.9", "20,0.1", "20,0.5", "48,0.9", "200,0.3"})
    void shouldKeepItsBoundAgainstAnAdversaryThatWaitsForTrust(int horizon, double trust) {
        boolean[] pays = {true};
        checkBound(horizon, 1, (random, n, share) -> {
            pays[0] = share < trust / 2 || (pays[0] && share < trust);
            return new double[] {pays[0] ? 1 : -2, 1, 1};
        });
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10,2", "48,3"})
    void shouldKeepItsBoundAgainstHeavyTails(int horizon, long seed) {
        DoubleBinaryOperator cauchy = (a, b) -> a / (Math.abs(b) + 1e-3);
        checkBound(horizon, seed, (random, n, share) -> {
            double error = cauchy.applyAsDouble(random.nextGaussian(), random.nextGaussian());
            double correction = cauchy.applyAsDouble(random.nextGaussian(), random.nextGaussian());
            return new double[] {error, correction, 1 / (1 + Math.max(error * error, correction * correction))};
        });
    }

    interface Adversary {
        /** (error, correction, weight) of the forecast that is made now, if the gate publishes such a share. */
        double[] choose(Random random, int n, double share);
    }

    private record Pending(double error, double correction, double weight, double share) {}

    private void add(double error, double correction, double weight) {
        numbers[0] = DISCOUNT * numbers[0] + 1;
        gate.add(numbers, 0, error, correction, weight);
    }

    /** Compares the discounted excess with the bounds in the class' documentation after every score. */
    private void checkBound(int horizon, long seed, Adversary adversary) {
        for (double threshold : new double[] {0, 0.01, 0.05, 0.3}) {
            Arrays.fill(numbers, 0);
            checkBound(horizon, seed, threshold, adversary);
        }
    }

    private void checkBound(int horizon, long seed, double threshold, Adversary adversary) {
        var random = new Random(seed);
        Queue<Pending> pending = new ArrayDeque<>();
        double penalty = CAUTION * horizon;
        double excess = 0;
        double largestError = 0;
        double largestStake = 0;
        double largestStakes = 0;
        for (int n = 0; n < 20_000; n++) {
            if (pending.size() == horizon) {
                Pending due = pending.remove();
                double left = due.error - due.share * due.correction;
                excess = DISCOUNT * excess + due.weight * (left * left - due.error * due.error);
                double worst = Math.max(Math.abs(due.error), Math.abs(due.error - due.correction));
                largestError = Math.max(largestError, due.weight * worst * worst);
                largestStake = Math.max(largestStake, due.weight * due.correction * due.correction);
                add(due.error, due.correction, due.weight);
                largestStakes = Math.max(largestStakes, numbers[AdapterLayout.STAKES]);
                double grown = (4 + 2 * largestStake / CAUTION) * (1.01 + Math.log(1 + largestStakes / penalty));
                double priced = 2 * grown + 16 * (1.01 + Math.log(numbers[0]));
                double bound = horizon * (largestError * (threshold == 0 ? grown : priced) + penalty);
                assertThat(excess).as("after %s scores", n).isLessThanOrEqualTo(bound);
            }
            double share = gate.share(numbers, 0, penalty, threshold);
            assertThat(share).isBetween(0.0, 1.0);
            double[] chosen = adversary.choose(random, n, share);
            pending.add(new Pending(chosen[0], chosen[1], chosen[2], share));
        }
    }
}
