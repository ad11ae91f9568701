package io.wavecast.benchmarks.peers;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Turns observations into means of forecasts. */
final class FlinkForecastFunction
        extends KeyedProcessFunction<String, Tuple3<String, Long, Double>, Tuple3<String, Long, Double>> {
    private static final long serialVersionUID = 1L;

    private final Peer peer;
    private transient MeanForecaster forecaster;
    private transient ValueState<float[]> states;
    private transient Tuple3<String, Long, Double> mean;

    FlinkForecastFunction(Peer peer) {
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
            Tuple3<String, Long, Double> observation, Context context, Collector<Tuple3<String, Long, Double>> means)
            throws Exception {
        float[] stored = states.value();
        float[] state = stored == null ? forecaster.initialState() : stored;
        mean.setFields(observation.f0, observation.f1, forecaster.mean(state, observation.f2));
        states.update(state);
        means.collect(mean);
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
