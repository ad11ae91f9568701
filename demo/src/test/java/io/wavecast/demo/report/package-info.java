/** Tests of the reports of a generated run. */
package io.wavecast.demo.report;
