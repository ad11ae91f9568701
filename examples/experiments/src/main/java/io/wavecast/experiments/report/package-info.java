/** What an experiment writes: lines, tables and charts. */
package io.wavecast.experiments.report;
