package io.wavecast.benchmarks.peers;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Turns chunks of samples into the means of the forecasts after their last ones. */
final class FlinkChunkFunction
        extends KeyedProcessFunction<String, Tuple3<String, Long, double[]>, Tuple3<String, Long, Double>> {
    private static final long serialVersionUID = 1L;

    private final Peer peer;
    private transient MeanForecaster forecaster;
    private transient ValueState<float[]> states;
    private transient Tuple3<String, Long, Double> mean;

    FlinkChunkFunction(Peer peer) {
        this.peer = peer;
    }

    @Override
    public void open(OpenContext context) {
        forecaster = new MeanForecaster(peer);
        states = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("states", PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO));
        mean = new Tuple3<>();
    }

    @Override
    public void processElement(
            Tuple3<String, Long, double[]> chunk, Context context, Collector<Tuple3<String, Long, Double>> means)
            throws Exception {
        float[] stored = states.value();
        float[] state = stored == null ? forecaster.initialState() : stored;
        double newest = Double.NaN;
        for (double value : chunk.f2) {
            newest = forecaster.mean(state, value);
        }
        mean.setFields(chunk.f0, chunk.f1, newest);
        states.update(state);
        means.collect(mean);
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
