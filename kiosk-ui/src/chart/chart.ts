import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// SVG rather than canvas: it prints sharply and takes its text from the page's fonts.
use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** What the console's page asks to be drawn. Numbers are for drawing only; what people read is in `exact`. */
export interface ChartModel {
  label: string;
  unit: string;
  categories: string[];
  series: { name: string; values: number[]; exact: string[] }[];
}

/**
 * `<jx-chart>`: bars over categories, in the page's own colours, stacked where there are several series. Set the `model`
 * property; a click on a bar fires `chart-pick` with the category's index.
 */
class JxChart extends HTMLElement {
  private chart: EChartsType | undefined;
  private drawn: ChartModel | undefined;
  private readonly resized = new ResizeObserver(() => {
    this.chart?.resize();
    this.scaleOnPaper();
  });
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private readonly redraw = () => this.draw();
  // The console switches colours by this attribute of the page.
  private readonly colours = new MutationObserver(this.redraw);

  get model(): ChartModel | undefined {
    return this.drawn;
  }

  set model(model: ChartModel | undefined) {
    this.drawn = model;
    this.draw();
  }

  connectedCallback(): void {
    // The server may have set the property before this script came.
    if (Object.hasOwn(this, 'model')) {
      const waiting = this.model;
      delete (this as Partial<JxChart>).model;
      this.model = waiting;
    }
    const box = document.createElement('div');
    box.style.cssText = 'width:100%;height:100%';
    this.replaceChildren(box);
    this.chart = init(box, null, { renderer: 'svg' });
    this.chart.on('click', (pick) => {
      this.dispatchEvent(new CustomEvent('chart-pick', { detail: pick.dataIndex }));
    });
    this.resized.observe(this);
    this.dark.addEventListener('change', this.redraw);
    this.colours.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'theme', 'class'] });
    this.draw();
  }

  disconnectedCallback(): void {
    this.resized.disconnect();
    this.colours.disconnect();
    this.dark.removeEventListener('change', this.redraw);
    this.chart?.dispose();
    this.chart = undefined;
  }

  /** A custom property as the colour that it stands for now, light or dark. */
  private colour(property: string): string {
    const probe = document.createElement('i');
    probe.style.color = `var(${property})`;
    this.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  }

  private draw(): void {
    const model = this.drawn;
    if (!this.chart || !model) {
      return;
    }
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', model.label);
    const text = this.colour('--lumo-secondary-text-color');
    const line = this.colour('--lumo-contrast-10pct');
    const fontFamily = getComputedStyle(this).fontFamily;
    const manySeries = model.series.length > 1;
    this.chart.setOption(
      {
        animationDuration: 300,
        color: [this.colour('--jx-accent'), this.colour('--jx-chart-second')],
        textStyle: { fontFamily },
        grid: { left: 8, right: 8, top: 36, bottom: manySeries ? 32 : 8, containLabel: true },
        legend: manySeries ? { bottom: 0, textStyle: { color: text }, itemWidth: 14 } : { show: false },
        tooltip: {
          trigger: 'axis',
          // Drawn as text, never as HTML.
          renderMode: 'richText',
          axisPointer: { type: 'shadow' },
          formatter: (hovered: { dataIndex: number }[]) => this.tip(model, hovered[0]?.dataIndex ?? 0),
        },
        xAxis: {
          type: 'category',
          data: model.categories,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: line } },
          axisLabel: { color: text },
        },
        yAxis: {
          type: 'value',
          name: model.unit,
          minInterval: model.unit ? 0 : 1,
          nameTextStyle: { color: text, align: 'left' },
          axisLabel: { color: text },
          splitLine: { lineStyle: { color: line } },
        },
        series: model.series.map((one) => ({
          type: 'bar',
          name: one.name,
          stack: 'all',
          barMaxWidth: 44,
          cursor: 'pointer',
          data: one.values,
        })),
      },
      { notMerge: true },
    );
    this.scaleOnPaper();
  }

  /** A sheet is narrower than the screen it was drawn for: with a view box it shrinks there instead of being cut off. */
  private scaleOnPaper(): void {
    if (this.chart) {
      const box = `0 0 ${String(this.chart.getWidth())} ${String(this.chart.getHeight())}`;
      this.querySelector('svg')?.setAttribute('viewBox', box);
    }
  }

  private tip(model: ChartModel, index: number): string {
    const lines = model.series.map((one) => `${one.name}  ${one.exact[index] ?? ''}`);
    return [model.categories[index] ?? '', ...lines].join('\n');
  }
}

if (!customElements.get('jx-chart')) {
  customElements.define('jx-chart', JxChart);
}
