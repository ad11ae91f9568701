package io.wavecast.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class FlinkForecastFunctionTest {
    @Test
    void shouldAnswerAChunkAsItsLastSample() throws Exception {
        List<Double> samples = means(
                List.of(sample(0.1), sample(0.7), sample(-0.4), sample(0.2)),
                FlinkPeer.SAMPLE,
                new FlinkForecastFunction<>(Peer.FLINK_CORE, MeanForecaster::mean));
        List<Double> chunks = means(
                List.of(chunk(0.1, 0.7), chunk(-0.4, 0.2)),
                FlinkPeer.CHUNK,
                new FlinkForecastFunction<>(Peer.FLINK_CORE_CHUNKS, FlinkPeer::newestMean));

        assertThat(samples).hasSize(4).doesNotHaveDuplicates();
        assertThat(chunks).containsExactly(samples.get(1), samples.get(3));
    }

    private static Tuple3<String, Long, Double> sample(double value) {
        return Tuple3.of("series", 0L, value);
    }

    private static Tuple3<String, Long, double[]> chunk(double... values) {
        return Tuple3.of("series", 0L, values);
    }

    /** Runs the function in a cluster inside this JVM. */
    private static <T> List<Double> means(
            List<Tuple3<String, Long, T>> records,
            TypeInformation<Tuple3<String, Long, T>> type,
            FlinkForecastFunction<T> function)
            throws Exception {
        return StreamExecutionEnvironment.createLocalEnvironment(1)
                .fromData(records, type)
                .keyBy(record -> record.f0, Types.STRING)
                .process(function, FlinkPeer.SAMPLE)
                .executeAndCollect(records.size())
                .stream()
                .map(mean -> mean.f2)
                .toList();
    }
}
