// What html-validate holds against every page (layouts/checks/valid-html.mjs); its command line reads this file, too.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // HTML allows both; the minifier writes the shorter habit.
    "doctype-style": ["error", { style: "lowercase" }],
    // A non-breaking hyphen looks the same, but a number that holds one can't be copied, searched or read aloud as a number.
    "tel-non-breaking": "off",
    // A group's title is as long as its name. A search engine cuts it; cutting the name here would harm more.
    "long-title": "off",
  },
};
