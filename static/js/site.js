/* The one script that pages load. It names its modules and holds nothing itself; when static
   files are collected they are folded into it. Each only adds comfort: without them every page
   works. A module neither imports nor exports, and finds its elements by itself. */
import "./open_linked_question.js";
import "./menu.js";
import "./filter_without_reload.js";
import "./contents_place.js";
import "./copy_link.js";
import "./search_suggestions.js";
import "./photograph_viewer.js";
