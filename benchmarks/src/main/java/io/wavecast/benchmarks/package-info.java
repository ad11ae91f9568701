/** How fast Wavecast is, beside what people would use instead, in the same run on the same machine. */
package io.wavecast.benchmarks;
